package calypte.console.commands;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What must hold of each phase of a rollout before the next one begins. What is not given is as
/// the server has it.
final class RolloutGate {

    @Option(names = "--min-success", paramLabel = "PERCENT", description = "of a phase")
    private @Nullable Integer minSuccess;

    @Option(
            names = "--max-failure",
            paramLabel = "PERCENT",
            description = "of those that finished; more stops the rollout")
    private @Nullable Integer maxFailure;

    @Option(names = "--max-failures", paramLabel = "N", description = "in all; more stops it")
    private @Nullable Integer maxFailures;

    @Option(
            names = "--min-finished",
            paramLabel = "N",
            description = "before a share of failures is heeded")
    private @Nullable Integer minFinished;

    @Option(
            names = "--soak",
            paramLabel = "DURATION",
            description = "how long a good phase is watched, such as 10m")
    private @Nullable String soak;

    @Option(names = "--approval", description = "an operator must agree to each next phase")
    private boolean isApproval;

    @Option(
            names = "--on-gate",
            paramLabel = "WORD",
            description = "pause or abort when it stops (default: pause)")
    private @Nullable String onGate;

    void addTo(Map<String, Object> body) {
        var gate = new LinkedHashMap<String, Object>();
        put(gate, "min_success_percent", minSuccess);
        put(gate, "max_failure_percent", maxFailure);
        put(gate, "max_failures", maxFailures);
        put(gate, "min_finished", minFinished);
        put(gate, "soak", soak);
        if (isApproval) {
            gate.put("approval", true);
        }
        if (!gate.isEmpty()) {
            body.put("gate", gate);
        }
        if (onGate != null) {
            body.put("on_gate", onGate.toUpperCase(Locale.ROOT));
        }
    }

    private static void put(Map<String, Object> gate, String field, @Nullable Object value) {
        if (value != null) {
            gate.put(field, value);
        }
    }
}
