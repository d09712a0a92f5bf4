package calypte.model.drift;

import calypte.model.firmware.FirmwareId;
import calypte.model.update.UpdateId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What became of a device: its next standing, and what there is to tell about it.
public record Change(Standing next, List<Happening> happenings) {

    /// One that tells nothing of its own.
    public static Change to(Standing next) {
        return new Change(next, List.of());
    }

    static Change to(Standing next, Happening happening) {
        return new Change(next, List.of(happening));
    }

    /// Why what the device said changes nothing; empty if it was heeded.
    public Optional<String> ignored() {
        return happenings.stream()
                .filter(Happening.Ignored.class::isInstance)
                .map(it -> ((Happening.Ignored) it).reason())
                .findFirst();
    }

    /// Whether anything came of it for a device that stood as `before`. A further boot, a later
    /// count or another text for what nobody knows is none: a device can say those without end.
    public boolean isNewsTo(Standing before) {
        return ignored().isEmpty() && !(happenings.isEmpty() && isAlike(before));
    }

    private boolean isAlike(Standing before) {
        return Objects.equals(next.goal(), before.goal())
                && Objects.equals(next.current(), before.current())
                && next.report() == before.report()
                && Objects.equals(next.driftSince(), before.driftSince())
                && Objects.equals(next.open(), before.open())
                && Objects.equals(next.setback(), before.setback())
                && next.restraints().equals(before.restraints());
    }

    /// Something that ends up in the audit trail.
    public sealed interface Happening {

        /// The device came back with what it was assigned.
        record Proven(UpdateId update, FirmwareId firmware, int attempt) implements Happening {}

        /// An attempt is over, and nothing is proven.
        record Ended(UpdateId update, FirmwareId firmware, int attempt, Setback setback)
                implements Happening {}

        /// It failed too often in a short while, and is left alone.
        record Quarantined(Instant until) implements Happening {}

        /// Its quarantine is over.
        record Served() implements Happening {}

        /// A report that changes nothing, kept for the record with the reason why.
        record Ignored(String reason) implements Happening {}
    }
}
