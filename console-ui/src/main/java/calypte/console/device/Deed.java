package calypte.console.device;

import calypte.console.client.DeviceDetail;
import calypte.console.client.Update;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an operator can do to a device from its page.
enum Deed {
    ASSIGN,
    RETRY,
    HOLD,
    RELEASE,
    UNDO,
    CANCEL,
    DESCRIBE,
    REKEY,
    DISABLE,
    ENABLE,
    DECOMMISSION;

    private static final Set<String> OVER_FOR_NOW = Set.of("EXHAUSTED", "CANCELLED");

    /// Why there is no sense in it now, as a key of the texts; empty if there is. The server has
    /// the last word.
    Optional<String> hindrance(DeviceDetail now) {
        return makesSense(now) ? Optional.empty() : Optional.of("deed.not." + name());
    }

    private boolean makesSense(DeviceDetail now) {
        var update = now.device().update();
        return switch (this) {
            case ASSIGN, DESCRIBE, REKEY, DECOMMISSION -> true;
            case RETRY -> canBeRetried(update);
            case HOLD -> now.hold() == null;
            case RELEASE -> now.hold() != null || now.quarantine() != null;
            case UNDO -> now.assignmentId() != null && isUntold(update);
            case CANCEL -> isToCome(update);
            case DISABLE -> now.device().enabled();
            case ENABLE -> !now.device().enabled();
        };
    }

    /// An attempt ended badly, or was called off, and none is open.
    private static boolean canBeRetried(@Nullable Update update) {
        return update != null
                && !update.state().equals("UNDER_WAY")
                && !"PROVEN".equals(update.ending())
                && (update.attempt() > 0 || "CANCELLED".equals(update.hindrance()));
    }

    /// Nobody has been ordered anything for it yet.
    private static boolean isUntold(@Nullable Update update) {
        return update != null && update.state().equals("WAITING") && update.attempt() == 0;
    }

    private static boolean isToCome(@Nullable Update update) {
        return update != null
                && !update.state().equals("OVER")
                && !OVER_FOR_NOW.contains(String.valueOf(update.hindrance()));
    }

    /// As the path of the call ends, for those that are one word of the API.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
