package calypte.server.registry;

import java.util.Locale;

/// What an operator can do about the updates of a device.
enum Intervention {
    /// Keep it at what it runs.
    HOLD,
    /// Let it go, be it held or in quarantine.
    RELEASE,
    /// Try the update again, at once and with all attempts.
    RETRY,
    /// Give the update up.
    CANCEL;

    /// The last part of its routes.
    String verb() {
        return name().toLowerCase(Locale.ROOT);
    }
}
