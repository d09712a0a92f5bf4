package calypte.console.rollouts;

/// A field in which something is typed for a new rollout: on which step it stands, where its value
/// goes on the wire, and what it holds at first.
public enum Entry {
    FILTER(Step.SCOPE, "/filter", ""),
    REASON(Step.SCOPE, "/reason", ""),
    PHASES(Step.HOW, "/phases", "1%, 10%, 50%, rest"),
    MIN_SUCCESS(Step.HOW, "/gate/min_success_percent", "95"),
    MAX_FAILURE(Step.HOW, "/gate/max_failure_percent", "5"),
    MAX_FAILURES(Step.HOW, "/gate/max_failures", ""),
    MIN_FINISHED(Step.HOW, "/gate/min_finished", "5"),
    SOAK(Step.HOW, "/gate/soak", "10m"),
    RATE(Step.HOW, "/rate_per_minute", ""),
    IN_FLIGHT(Step.HOW, "/max_in_flight", ""),
    CRON(Step.HOW, "/window/cron", "0 2 * * *"),
    DURATION(Step.HOW, "/window/duration", "3h"),
    ZONE(Step.HOW, "/window/zone", ""),
    NAME(Step.REVIEW, "/name", "");

    /// The three steps of the wizard.
    enum Step {
        SCOPE,
        HOW,
        REVIEW
    }

    private final Step step;
    private final String pointer;
    private final String usual;

    Entry(Step step, String pointer, String usual) {
        this.step = step;
        this.pointer = pointer;
        this.usual = usual;
    }

    Step step() {
        return step;
    }

    String usual() {
        return usual;
    }

    /// Whether what the server says at `at` is about this field.
    boolean isMeantBy(String at) {
        return at.equals(pointer) || at.startsWith(pointer + "/");
    }
}
