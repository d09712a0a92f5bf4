package calypte.console.firmware;

import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.FirmwareEntry.Signature;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import calypte.model.firmware.Firmware.State;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/// One firmware as a line of the library, and what can be done with it.
public record FirmwareRow(FirmwareEntry entry, Catalogue catalogue, Texts texts) {

    private static final int SHORT = 10;

    public String type() {
        return catalogue.typeName(entry.typeId());
    }

    public String version() {
        return entry.version();
    }

    /// As people call it.
    public String name() {
        return type() + " " + version();
    }

    public String state() {
        return texts.get("state." + entry.state());
    }

    public String size() {
        var bytes = entry.sizeBytes();
        return bytes == null || !entry.hasContent() ? texts.get("no-content") : Words.size(bytes);
    }

    /// Enough of the digest to tell two apart.
    public String digest() {
        var hex = entry.sha256();
        return hex == null ? "–" : hex.substring(0, SHORT);
    }

    public Signature.State signature() {
        var signature = entry.signature();
        return signature == null ? Signature.State.UNSIGNED : signature.state();
    }

    public String signatureWord() {
        return texts.get("signature." + signature());
    }

    /// When it came.
    public String age(Instant now) {
        var since = entry.createdAt();
        return since == null ? "–" : Words.ago(since, now);
    }

    /// The devices that run it, as a filter.
    public String runningFilter() {
        return "current_firmware_id==" + entry.id();
    }

    /// The devices that should run it.
    public String assignedFilter() {
        return "assigned_firmware_id==" + entry.id();
    }

    /// All devices that would miss it.
    public String concernedFilter() {
        return runningFilter() + "," + assignedFilter();
    }

    /// Whether it can be published: a draft that has something in it.
    public boolean canPublish() {
        return entry.state() == State.DRAFT;
    }

    public boolean canDeprecate() {
        return entry.state() == State.PUBLISHED;
    }

    public boolean canRevoke() {
        return entry.state() != State.REVOKED;
    }

    public boolean canDelete() {
        return entry.running() == 0 && entry.assigned() == 0;
    }

    /// Why it cannot be deleted; empty if it can.
    public String inUse() {
        return canDelete() ? "" : texts.get("in-use", entry.running(), entry.assigned());
    }

    /// Whether it is among what the operator looks for.
    boolean mentions(String words) {
        return Stream.of(type(), version(), entry.serial(), state(), String.valueOf(entry.sha256()))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    }
}
