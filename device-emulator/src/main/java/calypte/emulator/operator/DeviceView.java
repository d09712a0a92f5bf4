package calypte.emulator.operator;

import calypte.emulator.link.Identity;
import calypte.model.device.DeviceSerial;
import calypte.model.device.SharedKey;
import calypte.model.device.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device as the operator API shows it, as far as it matters here.
///
/// @param sharedKey only just after it was entered or rekeyed
public record DeviceView(
        UUID id,
        String deviceSerial,
        @Nullable UUID assignedFirmwareId,
        @Nullable UUID currentFirmwareId,
        @Nullable Status status,
        @Nullable String sharedKey) {

    /// Who the device is to the server.
    ///
    /// @throws IllegalStateException if its key is not shown
    public Identity identity() {
        var key = sharedKey;
        if (key == null) {
            throw new IllegalStateException("the key of " + deviceSerial + " is not shown");
        }
        return new Identity(new DeviceSerial(deviceSerial), new SharedKey(key));
    }

    /// Why it is where it is and what is next, in the server's words.
    public String words() {
        var known = status;
        return known == null ? "" : known.reason() + ". " + known.next();
    }

    @Override
    public String toString() {
        return deviceSerial;
    }
}
