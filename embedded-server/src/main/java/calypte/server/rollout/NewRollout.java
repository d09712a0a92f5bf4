package calypte.server.rollout;

import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.Gate;
import calypte.model.rollout.Slice;
import calypte.server.registry.Assignments.Wish;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rollout as an operator asks for it.
///
/// @param name null to be called after its firmware
/// @param includeFuture whether devices that match its filter later join it
record NewRollout(
        @Nullable String name,
        FirmwareId firmware,
        Scope scope,
        boolean includeFuture,
        List<PhasePlan> phases,
        OnGate onGate,
        Holding holding,
        boolean allowDowngrade,
        @Nullable String reason) {

    /// Which devices it is for.
    sealed interface Scope {
        /// All that match; null is the whole fleet.
        record Matching(@Nullable String filter) implements Scope {}

        record Named(List<UUID> devices) implements Scope {}
    }

    record PhasePlan(String name, Slice slice, Gate gate) {}

    /// What holds its orders back.
    record Holding(
            @Nullable Integer ratePerMinute,
            @Nullable Integer maxInFlight,
            CronWindow.@Nullable Words window) {

        static final Holding NONE = new Holding(null, null, null);
    }

    Wish wish() {
        return new Wish(firmware, allowDowngrade, reason);
    }

    List<Slice> slices() {
        return phases.stream().map(PhasePlan::slice).toList();
    }

    @Nullable String filter() {
        return scope instanceof Scope.Matching(var filter) ? filter : null;
    }
}
