package calypte.console.audit;

import calypte.console.client.AuditEvent;

/// Who did something.
public enum Actor {
    ANYONE,
    OPERATOR,
    DEVICE,
    CALYPTE;

    boolean did(AuditEvent event) {
        var isDevice = event.user() != null && event.user().equals(event.deviceSerial());
        return switch (this) {
            case ANYONE -> true;
            case OPERATOR -> "operator".equals(event.user());
            case DEVICE -> isDevice;
            case CALYPTE -> "calypte".equals(event.user());
        };
    }
}
