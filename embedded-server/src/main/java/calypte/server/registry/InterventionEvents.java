package calypte.server.registry;

import static calypte.server.registry.DeviceEvents.of;

import calypte.server.audit.Action;
import calypte.server.audit.AuditEvent;

/// Tells the audit trail what an operator did about the updates of a device.
final class InterventionEvents {

    private InterventionEvents() {}

    static AuditEvent done(DeviceRow row, DeviceTypeRow type, Interventions.Wish wish) {
        var event =
                of(action(wish.what()), row, type, wish.source())
                        .because(wish.reason())
                        .says(row.serial + words(wish.what()));
        return row.updateId == null || !isAboutTheUpdate(wish.what())
                ? event
                : event.trace(row.updateId).label("update_id", row.updateId.toString());
    }

    private static Action action(Intervention what) {
        return switch (what) {
            case HOLD -> Action.DEVICE_HELD;
            case RELEASE -> Action.DEVICE_RELEASED;
            case RETRY -> Action.UPDATE_RETRIED;
            case CANCEL -> Action.UPDATE_CANCELLED;
        };
    }

    private static String words(Intervention what) {
        return switch (what) {
            case HOLD -> " is held at what it runs";
            case RELEASE -> " was released";
            case RETRY -> ": its update is tried again";
            case CANCEL -> ": its update was called off before an order went out";
        };
    }

    private static boolean isAboutTheUpdate(Intervention what) {
        return switch (what) {
            case HOLD, RELEASE -> false;
            case RETRY, CANCEL -> true;
        };
    }
}
