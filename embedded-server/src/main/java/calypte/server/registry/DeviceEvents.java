package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.drift.Change;
import calypte.model.drift.Change.Happening;
import calypte.model.drift.Report;
import calypte.model.drift.Reported;
import calypte.model.drift.Setback;
import calypte.model.update.Progress;
import calypte.model.update.UpdateOrder;
import calypte.server.audit.Action;
import calypte.server.audit.AuditEvent;
import java.util.List;
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
            @Nullable String reason,
            Source source) {
        var event =
                of(Action.DEVICE_ASSIGNED, row, type, source)
                        .label("from_firmware_id", from == null ? "none" : from.toString())
                        .because(reason);
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

    static AuditEvent dispatched(DeviceRow row, DeviceTypeRow type, UpdateOrder order) {
        var image = order.firmware();
        return attempt(
                        of(Action.UPDATE_DISPATCHED, row, type, Source.INSIDE),
                        order.updateId(),
                        order.attempt())
                .firmware(image.serial(), image.version(), image.sha256())
                .label("deadline", order.deadline().toString())
                .says(
                        "%s was ordered to take %s (attempt %d)"
                                .formatted(row.serial, image.version(), order.attempt()));
    }

    static AuditEvent progressed(DeviceRow row, DeviceTypeRow type, Progress word, Source source) {
        var percent = word.percent() == null ? "" : " " + word.percent() + " %";
        var event =
                of(Action.UPDATE_PROGRESSED, row, type, source)
                        .trace(word.updateId())
                        .label("update_id", word.updateId().toString())
                        .label("state", word.state().name())
                        .says(row.serial + " says " + word.state() + percent);
        return word.percent() == null
                ? event
                : event.label("percent", Integer.toString(word.percent()));
    }

    static AuditEvent progressIgnored(
            DeviceRow row, DeviceTypeRow type, Progress word, String why, Source source) {
        return progressed(row, type, word, source)
                .because(why)
                .failed()
                .warn()
                .says("%s says %s, which was ignored: %s".formatted(row.serial, word.state(), why));
    }

    static List<AuditEvent> happened(
            DeviceRow row, DeviceTypeRow type, Change change, Source source) {
        return change.happenings().stream().map(it -> happened(row, type, it, source)).toList();
    }

    private static AuditEvent happened(
            DeviceRow row, DeviceTypeRow type, Happening happening, Source source) {
        return switch (happening) {
            case Happening.Proven(var update, var firmware, var attempt) ->
                    attempt(of(Action.UPDATE_PROVEN, row, type, source), update.value(), attempt)
                            .label("firmware_id", firmware.toString())
                            .says(row.serial + " proved its update by booting it");
            case Happening.Ended(var update, var firmware, var attempt, var setback) ->
                    attempt(of(action(setback), row, type, source), update.value(), attempt)
                            .label("firmware_id", firmware.toString())
                            .label("kind", setback.kind().name())
                            .because(setback.detail())
                            .failed()
                            .warn()
                            .says(
                                    "%s: attempt %d ended: %s"
                                            .formatted(row.serial, attempt, setback.detail()));
            case Happening.Ignored(var reason) ->
                    of(Action.DEVICE_FIRMWARE_REPORTED, row, type, source)
                            .because(reason)
                            .failed()
                            .warn()
                            .says(row.serial + ": a report was ignored: " + reason);
        };
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

    private static Action action(Setback setback) {
        return switch (setback.kind()) {
            case FAILED, REJECTED, INTERRUPTED, CANCELLED -> Action.UPDATE_FAILED;
            case TIMED_OUT -> Action.UPDATE_TIMED_OUT;
            case FALSE_SUCCESS -> Action.UPDATE_FALSE_SUCCESS;
        };
    }

    private static AuditEvent attempt(AuditEvent event, UUID update, int attempt) {
        return event.trace(update)
                .label("update_id", update.toString())
                .label("attempt", Integer.toString(attempt));
    }

    private static AuditEvent of(Action action, DeviceRow row, DeviceTypeRow type, Source source) {
        var actor = source.actor() == null ? row.serial : source.actor();
        return AuditEvent.of(action)
                .by(actor)
                .from(source.address())
                .label("door", source.door().name())
                .device(row.id, row.serial, type.name);
    }

    private static AuditEvent firmware(AuditEvent event, FirmwareRow firmware) {
        return event.firmware(firmware.serial, firmware.version, firmware.sha256)
                .label("firmware_id", firmware.id.toString());
    }
}
