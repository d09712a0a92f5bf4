package calypte.emulator.device;

import calypte.model.update.UpdateOrder;

/// What a device is at.
public sealed interface Work {
    record Off() implements Work {}

    /// It is up again when `ticket` ends, running `image`.
    record Booting(String image, long ticket) implements Work {}

    record Idle() implements Work {}

    /// @param broken whether the image stopped coming, because the network is gone
    record Fetching(UpdateOrder order, Fate fate, boolean broken) implements Work {}

    /// @param intact whether what came is what was ordered
    record Verifying(UpdateOrder order, Fate fate, boolean intact, long ticket) implements Work {}

    record Installing(UpdateOrder order, Fate fate, long ticket) implements Work {}

    /// It got stuck at an order and says no more of it.
    record Stuck(UpdateOrder order) implements Work {}
}
