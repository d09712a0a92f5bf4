package calypte.model.drift;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What keeps a device from updates, whatever it is assigned: an operator's word, or its own
/// failures. Neither ends an attempt that is open.
///
/// @param failures when its last attempts failed, as far as they still count
public record Restraints(
        @Nullable Hold hold, @Nullable Quarantine quarantine, List<Instant> failures) {

    public static final Restraints NONE = new Restraints(null, null, List.of());

    /// An operator keeps the device at what it runs.
    public record Hold(String reason, Instant since) {}

    /// It failed too often in a short while, and is left alone for long enough to be looked at.
    public record Quarantine(Instant since, Instant until) {}

    boolean isFree() {
        return hold == null && quarantine == null;
    }

    Restraints held(Hold fresh) {
        return new Restraints(fresh, quarantine, failures);
    }

    /// One more attempt failed.
    Restraints failed(Instant at) {
        var counting = at.minus(Policy.QUARANTINE_WITHIN);
        var recent =
                Stream.concat(failures.stream().filter(it -> !it.isBefore(counting)), Stream.of(at))
                        .toList();
        return recent.size() < Policy.QUARANTINE_AFTER
                ? new Restraints(hold, quarantine, recent)
                : new Restraints(
                        hold, new Quarantine(at, at.plus(Policy.QUARANTINE_FOR)), List.of());
    }

    /// Whether a quarantine has lasted long enough by `now`.
    boolean isServed(Instant now) {
        return quarantine != null && !now.isBefore(quarantine.until());
    }

    Restraints served() {
        return new Restraints(hold, null, List.of());
    }
}
