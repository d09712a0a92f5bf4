package calypte.console.device;

import calypte.console.client.Timeline.Item;
import java.util.Set;

/// Kinds of things that happen to a device, for looking at one kind only.
enum Kind {
    ALL,
    UPDATES,
    REPORTS,
    BY_HAND,
    WARNINGS;

    private static final Set<String> OPERATORS =
            Set.of(
                    "device-created",
                    "device-assigned",
                    "device-held",
                    "device-released",
                    "device-enabled",
                    "device-disabled",
                    "device-rekeyed",
                    "update-retried",
                    "update-cancelled",
                    "settings-changed");

    boolean has(Item item) {
        return switch (this) {
            case ALL -> true;
            case UPDATES -> item.updateId() != null || item.action().startsWith("update-");
            case REPORTS -> isReport(item);
            case BY_HAND -> OPERATORS.contains(item.action());
            case WARNINGS -> item.isWarning();
        };
    }

    /// Whether it is part of a registration.
    static boolean isReport(Item item) {
        return item.action().equals("device-registered")
                || item.action().startsWith("device-firmware-");
    }
}
