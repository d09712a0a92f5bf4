package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import calypte.model.device.SharedKey;
import calypte.model.firmware.FirmwareId;
import calypte.server.http.Body;
import calypte.server.http.FieldError;
import calypte.server.http.Parse;
import calypte.server.http.Problem;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.helidon.http.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How devices are written on the operator API, and what is said when one cannot be taken.
final class DeviceWords {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTES = 4_000;
    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_TAGS = 32;
    private static final int MOST_ATTRIBUTES = 64;
    private static final int LONGEST_ATTRIBUTES = 8_000;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}");

    private DeviceWords() {}

    /// A device and its key, as `POST /devices` and a rekey answer: the only two places.
    record WithSharedKey(@JsonUnwrapped DeviceView device, String sharedKey) {}

    static WithSharedKey withKey(Devices.WithKey entered) {
        return new WithSharedKey(entered.device(), entered.key().value());
    }

    /// Empty if a required field is missing or wrong: then `check` refuses the body.
    static Optional<NewDevice> newDevice(Body body) {
        var serial = body.required("device_serial", DeviceSerial::new).parsed();
        var type = body.required("type_id", Parse::uuid).parsed();
        var firmware = body.optional("firmware_id", Parse::uuid);
        var key = body.optional("shared_key", DeviceWords::strongKey);
        var name = Optional.ofNullable(body.optional("name", DeviceWords::name)).orElse("");
        var notes = Optional.ofNullable(body.optional("notes", DeviceWords::notes)).orElse("");
        var tags = tags(body);
        var attributes = attributes(body);
        if (serial == null || type == null) {
            return Optional.empty();
        }
        return Optional.of(
                new NewDevice(
                        serial,
                        new DeviceTypeId(type),
                        firmware == null ? null : new FirmwareId(firmware),
                        name,
                        tags,
                        attributes,
                        notes,
                        key));
    }

    static String name(String text) {
        return atMost(text, LONGEST_NAME);
    }

    static String notes(String text) {
        return atMost(text, LONGEST_NOTES);
    }

    static String reason(String text) {
        return atMost(text, LONGEST_REASON);
    }

    private static String atMost(String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException("must be at most " + most + " characters");
        }
        return text;
    }

    static List<String> tags(Body body) {
        var tags = body.texts("tags", MOST_TAGS).stream().distinct().toList();
        if (!tags.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
            body.wrong(
                    "tags", "must be words of at most 64 of the characters A-Z a-z 0-9 _ . : / -");
        }
        return tags;
    }

    static Map<String, String> attributes(Body body) {
        var attributes = body.textMap("attributes", MOST_ATTRIBUTES);
        if (Attributes.write(attributes).length() > LONGEST_ATTRIBUTES) {
            body.wrong(
                    "attributes", "must be at most " + LONGEST_ATTRIBUTES + " characters together");
        }
        return attributes;
    }

    /// For a single device: a status of its own.
    static Problem problem(Devices.Refusal refusal, NewDevice asked) {
        var detail = detail(refusal.reason(), asked);
        return switch (refusal.reason()) {
            case SERIAL_TAKEN -> Problem.of(Status.CONFLICT_409, "serial-taken", detail);
            case UNKNOWN_TYPE -> unprocessable("unknown-type", detail);
            case UNKNOWN_FIRMWARE -> unprocessable("unknown-firmware", detail);
            case FIRMWARE_OF_OTHER_TYPE -> unprocessable("firmware-of-other-type", detail);
            case FIRMWARE_NOT_ASSIGNABLE -> unprocessable("firmware-not-assignable", detail);
        };
    }

    /// For a batch: an error for each item that stands in its way.
    static Problem problem(List<Devices.Refusal> refusals, List<NewDevice> asked) {
        var onlyTaken =
                refusals.stream()
                        .allMatch(it -> it.reason() == Devices.Refusal.Reason.SERIAL_TAKEN);
        var errors =
                refusals.stream()
                        .map(it -> error(it.index(), it.reason(), asked.get(it.index())))
                        .collect(Collectors.toList());
        return Problem.of(
                onlyTaken ? Status.CONFLICT_409 : Status.UNPROCESSABLE_CONTENT_422,
                onlyTaken ? "serial-taken" : "batch-refused",
                "none of the devices was created: " + refusals.size() + " cannot be",
                errors);
    }

    /// Of the item at `index` of a batch.
    static FieldError error(int index, Devices.Refusal.Reason reason, NewDevice asked) {
        var field =
                switch (reason) {
                    case SERIAL_TAKEN -> "device_serial";
                    case UNKNOWN_TYPE -> "type_id";
                    case UNKNOWN_FIRMWARE, FIRMWARE_OF_OTHER_TYPE, FIRMWARE_NOT_ASSIGNABLE ->
                            "firmware_id";
                };
        return new FieldError("/" + index + "/" + field, detail(reason, asked));
    }

    private static String detail(Devices.Refusal.Reason reason, NewDevice asked) {
        return switch (reason) {
            case SERIAL_TAKEN -> "the serial " + asked.serial() + " is taken";
            case UNKNOWN_TYPE -> "there is no device type " + asked.typeId();
            case UNKNOWN_FIRMWARE -> "there is no firmware " + asked.firmwareId();
            case FIRMWARE_OF_OTHER_TYPE -> "the firmware is of another device type";
            case FIRMWARE_NOT_ASSIGNABLE -> "the firmware is a draft or was revoked";
        };
    }

    static Problem unprocessable(String slug, String detail) {
        return Problem.of(Status.UNPROCESSABLE_CONTENT_422, slug, detail);
    }

    private static SharedKey strongKey(String text) {
        var key = new SharedKey(text);
        if (!key.isStrong()) {
            throw new IllegalArgumentException(
                    "is too weak: give at least 18 characters of 8 different kinds, or none to have one generated");
        }
        return key;
    }
}
