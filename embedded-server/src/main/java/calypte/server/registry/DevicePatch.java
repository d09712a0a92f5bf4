package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import calypte.model.firmware.FirmwareId;
import calypte.model.registration.Registration;
import calypte.server.http.Body;
import calypte.server.http.Parse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A merge-patch (RFC 7396) of a device: the fields an operator can set, and the three that the
/// flow draws (`registered_at`, `current_firmware_serial`, `device_serial`), which are a
/// registration.
///
/// @param present the names of the fields that are in the patch, as `null` or with a value
/// @param fixed known fields in it that nobody can set
/// @param ifMatch the `ETag` that the caller knows, if it gave one
record DevicePatch(
        Set<String> present,
        Set<String> fixed,
        @Nullable String name,
        @Nullable String notes,
        List<String> tags,
        Map<String, String> attributes,
        @Nullable FirmwareId assigned,
        boolean allowDowngrade,
        @Nullable String reason,
        @Nullable DeviceSerial serial,
        @Nullable String currentFirmwareSerial,
        @Nullable String bootId,
        @Nullable Long seq,
        Optional<String> ifMatch) {

    private static final Set<String> FIXED =
            Set.of(
                    "id",
                    "type_id",
                    "enabled",
                    "current_firmware_id",
                    "reported_firmware_serial",
                    "drift_since",
                    "status",
                    "attempts",
                    "next_attempt_at",
                    "update",
                    "hold",
                    "quarantine",
                    "assignment_id",
                    "created_at",
                    "version",
                    "shared_key");

    static DevicePatch of(Body body, Optional<String> ifMatch) {
        var assigned = body.optional("assigned_firmware_id", Parse::uuid);
        var patch =
                new DevicePatch(
                        body.names(),
                        body.names().stream().filter(FIXED::contains).collect(Collectors.toSet()),
                        body.optional("name", DeviceWords::name),
                        body.optional("notes", DeviceWords::notes),
                        DeviceWords.tags(body),
                        DeviceWords.attributes(body),
                        assigned == null ? null : new FirmwareId(assigned),
                        Boolean.TRUE.equals(body.flag("allow_downgrade")),
                        body.optional("reason", DeviceWords::reason),
                        body.optional("device_serial", DeviceSerial::new),
                        body.optional("current_firmware_serial", ReportWords::firmwareSerial),
                        ReportWords.bootId(body),
                        ReportWords.seq(body),
                        ifMatch);
        body.check();
        return patch;
    }

    boolean has(String field) {
        return present.contains(field);
    }

    /// The drawn fields, as the registration that they are; empty if they are not there.
    Optional<Registration> registration(DeviceSerial serial) {
        return currentFirmwareSerial == null
                ? Optional.empty()
                : Optional.of(
                        new Registration(serial, currentFirmwareSerial, bootId, seq, Map.of()));
    }
}
