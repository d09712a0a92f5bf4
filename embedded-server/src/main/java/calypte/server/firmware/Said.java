package calypte.server.firmware;

import calypte.model.device.DeviceSerial;
import calypte.model.registration.Registration;
import calypte.server.http.Body;
import calypte.server.registry.ReportWords;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads what a device says of itself. Nothing is assumed of its words but that they can be kept.
public final class Said {

    private static final int MOST_ATTRIBUTES = 32;
    private static final int LONGEST_ATTRIBUTE = 256;
    private static final int LONGEST_ATTRIBUTE_NAME = 64;

    private Said() {}

    /// A registration by `serial`, whose firmware is in `firmwareField`. Refuses what is wrong.
    public static Registration registration(DeviceSerial serial, Body body, String firmwareField) {
        var firmware = body.required(firmwareField, ReportWords::firmwareSerial);
        var bootId = ReportWords.bootId(body);
        var seq = ReportWords.seq(body);
        var attributes = attributes(body);
        body.check();
        return new Registration(serial, firmware.value(), bootId, seq, attributes);
    }

    /// The same as the device wrote it, without its key.
    public static Map<String, Object> words(Registration said, String firmwareField) {
        var words = new LinkedHashMap<String, Object>();
        words.put("device_serial", said.serial().value());
        words.put(firmwareField, said.firmwareSerial());
        if (said.bootId() != null) {
            words.put("boot_id", said.bootId());
        }
        if (said.seq() != null) {
            words.put("seq", said.seq());
        }
        if (!said.attributes().isEmpty()) {
            words.put("attributes", said.attributes());
        }
        return words;
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
}
