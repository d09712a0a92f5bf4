package calypte.server.firmware;

import calypte.model.firmware.Firmware;
import calypte.model.firmware.Firmware.Content;
import calypte.server.http.Problem;
import calypte.server.registry.FirmwareLife;
import calypte.server.registry.FirmwareWords;
import calypte.server.registry.Source;
import io.helidon.http.Status;
import org.jspecify.annotations.Nullable;

/// One upload on behalf of one firmware, and what has come of it.
final class Upload implements ContentStore.Owner {

    private final FirmwareLife life;
    private final Firmware firmware;
    private final Source source;
    private @Nullable Problem objection;
    private FirmwareLife.Changed noted = new FirmwareLife.Changed.Unknown();

    Upload(FirmwareLife life, Firmware firmware, Source source) {
        this.life = life;
        this.firmware = firmware;
        this.source = source;
    }

    @Override
    public boolean wants(Content content) {
        objection = objectionTo(content);
        return objection == null;
    }

    @Override
    public void keeps(Content content) {
        noted = life.uploaded(firmware.id(), content, source);
    }

    /// Why the content was not wanted; null if it was.
    @Nullable Problem objection() {
        return objection;
    }

    /// What the firmware is now.
    FirmwareLife.Changed noted() {
        return noted;
    }

    /// Whether the content has become, or was, the firmware's.
    boolean isNoted() {
        return noted instanceof FirmwareLife.Changed.Done
                || noted instanceof FirmwareLife.Changed.Already;
    }

    private @Nullable Problem objectionTo(Content content) {
        if (content.sizeBytes() == 0) {
            return Problem.of(Status.BAD_REQUEST_400, "no-content", "the body is empty");
        }
        var known = firmware.content();
        if (known != null && !known.equals(content)) {
            return otherContent("it has other content, and content never changes");
        }
        return life.mayHave(firmware.id(), content) ? null : FirmwareWords.untrusted();
    }

    static Problem otherContent(String why) {
        return Problem.of(Status.CONFLICT_409, "other-content", why);
    }
}
