package calypte.model.device;

import java.util.regex.Pattern;

/// The name a device carries from the factory, and its user name at every door.
///
/// The charset has no dot, slash, plus or hash: they mean something to some broker, and the serial
/// is one level of each MQTT topic of the device.
public record DeviceSerial(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /// @throws IllegalArgumentException in words for the caller of the API, if the form is wrong
    public DeviceSerial {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 64 of the characters A-Z a-z 0-9 _ -, and begin with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
