package calypte.console.commands;

import java.util.Locale;

/// What an operator says to devices, one or many at once.
enum DeviceWord {
    HOLD("Keeps devices at what they run, whatever they are assigned."),
    RELEASE("Lets devices go on that are held or in quarantine."),
    RETRY("Tries the update of devices anew, with all attempts."),
    CANCEL("Calls the update of devices off, until a retry or another assignment.");

    private final String description;

    DeviceWord(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /// Whether the server takes a reason with it.
    boolean hasReason() {
        return this == HOLD || this == CANCEL;
    }

    /// As the command is called, and the path ends.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
