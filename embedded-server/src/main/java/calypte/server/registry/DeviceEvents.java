package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.drift.Report;
import calypte.model.drift.Reported;
import calypte.server.audit.Action;
import calypte.server.audit.AuditEvent;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells the audit trail what happened to a device: one event for each thing, in words that an
/// operator understands and fields that a program finds.
final class DeviceEvents {

    private DeviceEvents() {}

    static AuditEvent created(DeviceRow row, DeviceTypeRow type, Source source) {
        return of(Action.DEVICE_CREATED, row, type, source).says(row.serial + " was created");
    }

    static AuditEvent deleted(DeviceRow row, DeviceTypeRow type, Source source) {
        return of(Action.DEVICE_DELETED, row, type, source).says(row.serial + " was deleted");
    }

    static AuditEvent rekeyed(DeviceRow row, DeviceTypeRow type, Source source) {
        return of(Action.DEVICE_REKEYED, row, type, source)
                .says(row.serial + " was given a fresh key");
    }

    static AuditEvent enabled(DeviceRow row, DeviceTypeRow type, boolean enabled, Source source) {
        var action = enabled ? Action.DEVICE_ENABLED : Action.DEVICE_DISABLED;
        return of(action, row, type, source)
                .says(row.serial + (enabled ? " was enabled" : " was disabled"));
    }

    static AuditEvent described(
            DeviceRow row, DeviceTypeRow type, Set<String> fields, Source source) {
        var names = String.join(", ", new TreeSet<>(fields));
        return of(Action.SETTINGS_CHANGED, row, type, source)
                .says("the description of " + row.serial + " was changed: " + names);
    }

    static AuditEvent assigned(
            DeviceRow row,
            DeviceTypeRow type,
            @Nullable UUID from,
            @Nullable FirmwareRow target,
            Assignments.Word word) {
        var event =
                of(Action.DEVICE_ASSIGNED, row, type, word.source())
                        .label("from_firmware_id", from == null ? "none" : from.toString())
                        .label("assignment_id", word.id().toString())
                        .because(word.reason());
        return target == null
                ? event.says(row.serial + " has no firmware assigned any more")
                : firmware(event, target).says(row.serial + " was assigned " + target.version);
    }

    /// Arrow 11 of the flow.
    static AuditEvent registered(
            DeviceRow row, DeviceTypeRow type, String firmwareSerial, Source source) {
        return of(Action.DEVICE_REGISTERED, row, type, source)
                .label("firmware_serial", firmwareSerial)
                .says(row.serial + " registered with " + firmwareSerial);
    }

    /// Arrow 15 of the flow, or arrow 16 if the report is not valid.
    static AuditEvent firmwareReported(
            DeviceRow row,
            DeviceTypeRow type,
            @Nullable FirmwareRow firmware,
            Reported news,
            Source source) {
        if (firmware == null) {
            var why = whyInvalid(news).orElse("");
            return of(Action.DEVICE_FIRMWARE_UNKNOWN, row, type, source)
                    .label("firmware_serial", news.firmwareSerial())
                    .label("report", news.report().name())
                    .because(why)
                    .failed()
                    .warn()
                    .says(row.serial + ": " + why);
        }
        return firmware(of(Action.DEVICE_FIRMWARE_REPORTED, row, type, source), firmware)
                .says(row.serial + " runs " + firmware.version);
    }

    /// What is wrong with a report, in words; empty if it is valid.
    static Optional<String> whyInvalid(Reported news) {
        return news.report() == Report.VALID
                ? Optional.empty()
                : Optional.of("firmware " + news.firmwareSerial() + " " + news.report().wrong());
    }

    static AuditEvent trespassed(DeviceRow row, DeviceTypeRow type, String what, int more) {
        var words = more == 0 ? what : more + " more, the last: " + what;
        return of(Action.DEVICE_REFUSED, row, type, Source.MQTT)
                .because(words)
                .failed()
                .warn()
                .says(row.serial + " was refused: " + words);
    }

    static AuditEvent tookOver(DeviceRow row, DeviceTypeRow type, String how, int more) {
        var event =
                of(Action.DEVICE_SESSION_TAKEN_OVER, row, type, Source.MQTT)
                        .label("suspected_clone", Boolean.toString(more > 0))
                        .warn();
        return more == 0
                ? event.says(row.serial + ": its session was taken over " + how)
                : event.because("its key may be in two places; rekey it")
                        .says(
                                "%s: its session was taken over %d times more, the last %s"
                                        .formatted(row.serial, more, how));
    }

    static AuditEvent refused(
            @Nullable DeviceId device, String serial, String address, String reason, long count) {
        var times = count == 1 ? "" : ", " + count + " times more within a minute";
        return AuditEvent.of(Action.DEVICE_AUTHENTICATION_FAILED)
                .device(device == null ? null : device.value(), serial, null)
                .from(address)
                .label("count", Long.toString(count))
                .because(reason)
                .failed()
                .warn()
                .says("a login as " + serial + " was refused: " + reason + times);
    }

    static AuditEvent repeated(DeviceId device, @Nullable String type, Repeats.LeftOut some) {
        return AuditEvent.of(Action.DEVICE_REPEATED)
                .by(some.serial())
                .device(device.value(), some.serial(), type)
                .label("registrations", Long.toString(some.registrations()))
                .label("progress", Long.toString(some.progress()))
                .because("it says the same too often; the trail leaves that out")
                .warn()
                .says(
                        "%s said nothing new in %d registrations and %d words on its progress"
                                .formatted(some.serial(), some.registrations(), some.progress()));
    }

    static AuditEvent of(Action action, DeviceRow row, DeviceTypeRow type, Source source) {
        var actor = source.actor() == null ? row.serial : source.actor();
        var event =
                AuditEvent.of(action)
                        .by(actor)
                        .from(source.address())
                        .label("door", source.door().name())
                        .device(row.id, row.serial, type.name);
        return row.rolloutId == null ? event : event.label("rollout_id", row.rolloutId.toString());
    }

    private static AuditEvent firmware(AuditEvent event, FirmwareRow firmware) {
        return event.firmware(firmware.serial, firmware.version, firmware.sha256)
                .label("firmware_id", firmware.id.toString());
    }
}
