package calypte.emulator.device;

import calypte.model.update.UpdateOrder;

/// What a device is at.
public sealed interface Work {
    record Off() implements Work {}

    /// It is up again when `ticket` ends, running `image`.
    record Booting(String image, long ticket) implements Work {}

    record Idle() implements Work {}

    record Fetching(UpdateOrder order, Fate fate) implements Work {}

    /// @param intact whether what came is what was ordered
    record Verifying(UpdateOrder order, Fate fate, boolean intact, long ticket) implements Work {}

    record Installing(UpdateOrder order, Fate fate, long ticket) implements Work {}
}
