package calypte.emulator.device;

import calypte.model.firmware.Digest;
import calypte.model.registration.RegistrationReply;
import calypte.model.update.CancelOrder;
import calypte.model.update.UpdateOrder;

/// What can happen to a device. Late, repeated and reordered events are normal.
public sealed interface Event {
    record PoweredOn() implements Event {}

    record PoweredOff() implements Event {}

    record Connected() implements Event {}

    /// @param refused whether the server said no, rather than nothing
    record ConnectFailed(boolean refused, String why) implements Event {}

    record LinkLost() implements Event {}

    /// There is a network again, as far as the device can tell.
    record NetworkBack() implements Event {}

    record Replied(RegistrationReply reply) implements Event {}

    record Ordered(UpdateOrder order) implements Event {}

    record Cancelled(CancelOrder cancel) implements Event {}

    /// A part of the image has come.
    record Fetching(UpdateOrder order, int percent) implements Event {}

    /// The image has come to its end; `sha256` and `size` are of what really came.
    record Fetched(UpdateOrder order, Digest sha256, long size) implements Event {}

    record FetchFailed(UpdateOrder order, String why) implements Event {}

    /// A wait has ended.
    record TimeUp(long ticket) implements Event {}
}
