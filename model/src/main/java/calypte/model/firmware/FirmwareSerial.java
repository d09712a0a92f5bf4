package calypte.model.firmware;

import java.util.regex.Pattern;

/// The name by which a device reports the firmware that it runs; unique within a device type.
public record FirmwareSerial(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+:-]{0,127}");

    /// @throws IllegalArgumentException in words for the caller of the API, if the form is wrong
    public FirmwareSerial {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 128 of the characters A-Z a-z 0-9 . _ + : -, and begin with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
