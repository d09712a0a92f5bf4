package calypte.server.firmware;

import calypte.model.device.DeviceSerial;
import calypte.model.registration.Registration;
import calypte.server.http.Body;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads what a device says of itself. Nothing is assumed of its words but that they can be kept.
public final class Said {

    private static final int MOST_ATTRIBUTES = 32;
    private static final int LONGEST_ATTRIBUTE = 256;
    private static final int LONGEST_ATTRIBUTE_NAME = 64;
    private static final int LONGEST_SERIAL = 200;

    /// One word: remembered boots are kept apart by spaces.
    private static final Pattern BOOT_ID = Pattern.compile("[!-~]{1,64}");

    private Said() {}

    /// A registration by `serial`, whose firmware is in `firmwareField`. Refuses what is wrong.
    public static Registration registration(DeviceSerial serial, Body body, String firmwareField) {
        var firmware = body.required(firmwareField, Said::word);
        var bootId = body.optional("boot_id", Said::bootId);
        var seq = body.integer("seq");
        var attributes = attributes(body);
        if (seq != null && seq < 0) {
            body.wrong("seq", "must not be negative");
        }
        body.check();
        return new Registration(serial, firmware.value(), bootId, seq, attributes);
    }

    private static Map<String, String> attributes(Body body) {
        var attributes = body.textMap("attributes", MOST_ATTRIBUTES);
        attributes.forEach((name, value) -> {
            if (name.length() > LONGEST_ATTRIBUTE_NAME || value.length() > LONGEST_ATTRIBUTE) {
                body.wrong("attributes", "has a name or a value that is too long");
            }
        });
        return attributes;
    }

    private static String word(String text) {
        if (text.isBlank() || text.length() > LONGEST_SERIAL) {
            throw new IllegalArgumentException("must be 1 to " + LONGEST_SERIAL + " characters");
        }
        return text;
    }

    private static String bootId(String text) {
        if (!BOOT_ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 64 printable characters without spaces");
        }
        return text;
    }
}
