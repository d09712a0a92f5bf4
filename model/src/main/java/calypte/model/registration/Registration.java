package calypte.model.registration;

import calypte.model.device.DeviceSerial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a device says after it has booted.
///
/// @param firmwareSerial what it runs, in its own words: nothing is assumed of it
/// @param bootId names one boot of the device; a registration under a new one proves a reboot
/// @param seq the device's own growing count of its reports within one boot
public record Registration(
        DeviceSerial serial,
        String firmwareSerial,
        @Nullable String bootId,
        @Nullable Long seq,
        Map<String, String> attributes) {}
