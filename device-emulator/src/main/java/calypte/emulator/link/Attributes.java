package calypte.emulator.link;

import calypte.emulator.device.Effect.Register;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a device says of itself beside its firmware.
final class Attributes {

    private Attributes() {}

    /// The time by its own clock, if it tells of one; otherwise nothing.
    static @Nullable Map<String, String> of(Register message, Instant now) {
        var off = message.clockOff();
        return off == null ? null : Map.of("clock", now.plus(off).toString());
    }
}
