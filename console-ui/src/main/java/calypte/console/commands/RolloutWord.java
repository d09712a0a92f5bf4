package calypte.console.commands;

import java.util.Locale;

/// What an operator says to a rollout under way.
enum RolloutWord {
    PAUSE("Stops assigning and ordering; what is under way goes on."),
    RESUME("Lets a rollout go on, whatever has failed so far."),
    APPROVE("Opens the next phase of a rollout that asks for it."),
    RETRY_FAILED("Tries the devices that failed once more.");

    private final String description;

    RolloutWord(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
