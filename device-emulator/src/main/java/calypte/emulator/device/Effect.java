package calypte.emulator.device;

import calypte.model.update.Progress;
import calypte.model.update.UpdateOrder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a device wants done. Carried out in order, by somebody who may take time and fail.
public sealed interface Effect {
    record Connect() implements Effect {}

    /// The line goes dead, without a farewell: as when a device reboots.
    record Disconnect() implements Effect {}

    record AnnounceOnline() implements Effect {}

    /// @param clockOff how far the clock is off that it tells of; null if it tells of none
    record Register(String firmwareSerial, String bootId, long seq, @Nullable Duration clockOff)
            implements Effect {}

    record Report(Progress progress) implements Effect {}

    /// Fetch the image, no faster than in the time given, and hash it on its way.
    record Fetch(UpdateOrder order, Duration time) implements Effect {}

    record StopFetching() implements Effect {}

    record Wait(long ticket, Duration time) implements Effect {}

    /// Nothing is done; whoever looks on is told.
    record Tell(Happening happening) implements Effect {}
}
