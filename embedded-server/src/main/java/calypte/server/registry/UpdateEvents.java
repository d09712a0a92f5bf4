package calypte.server.registry;

import static calypte.server.registry.DeviceEvents.of;

import calypte.model.drift.Change;
import calypte.model.drift.Change.Happening;
import calypte.model.drift.Setback;
import calypte.model.update.Ending;
import calypte.model.update.Progress;
import calypte.model.update.UpdateOrder;
import calypte.server.audit.Action;
import calypte.server.audit.AuditEvent;
import java.util.List;
import java.util.UUID;

/// Tells the audit trail how the updates of a device go, from the order to the proof. All events of
/// one update share its id as their trace.
final class UpdateEvents {

    private UpdateEvents() {}

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
            case Happening.Ended(var update, var firmware, var attempt, var setback) -> {
                var event =
                        attempt(of(action(setback), row, type, source), update.value(), attempt)
                                .label("firmware_id", firmware.toString())
                                .label("kind", setback.kind().name())
                                .because(setback.detail());
                yield isGivenUp(setback)
                        ? event.says(
                                "%s: attempt %d was called off: %s"
                                        .formatted(row.serial, attempt, setback.detail()))
                        : event.failed()
                                .warn()
                                .says(
                                        "%s: attempt %d ended: %s"
                                                .formatted(row.serial, attempt, setback.detail()));
            }
            case Happening.Quarantined(var until) ->
                    of(Action.DEVICE_QUARANTINED, row, type, Source.INSIDE)
                            .label("until", until.toString())
                            .because("it failed too often in a short while")
                            .warn()
                            .says(
                                    "%s is in quarantine until %s: it failed too often in a short while"
                                            .formatted(row.serial, until));
            case Happening.Served() ->
                    of(Action.DEVICE_RELEASED, row, type, Source.INSIDE)
                            .because("its quarantine is over")
                            .says(row.serial + " was released: its quarantine is over");
            case Happening.Ignored(var reason) ->
                    of(Action.DEVICE_FIRMWARE_REPORTED, row, type, source)
                            .because(reason)
                            .failed()
                            .warn()
                            .says(row.serial + ": a report was ignored: " + reason);
        };
    }

    private static Action action(Setback setback) {
        return switch (setback.kind()) {
            case FAILED, REJECTED, INTERRUPTED -> Action.UPDATE_FAILED;
            case TIMED_OUT -> Action.UPDATE_TIMED_OUT;
            case FALSE_SUCCESS -> Action.UPDATE_FALSE_SUCCESS;
            case CANCELLED, SUPERSEDED -> Action.UPDATE_CANCELLED;
            case PROVEN -> Action.UPDATE_PROVEN;
        };
    }

    private static boolean isGivenUp(Setback setback) {
        return setback.kind() == Ending.CANCELLED || setback.kind() == Ending.SUPERSEDED;
    }

    private static AuditEvent attempt(AuditEvent event, UUID update, int attempt) {
        return event.trace(update)
                .label("update_id", update.toString())
                .label("attempt", Integer.toString(attempt));
    }
}
