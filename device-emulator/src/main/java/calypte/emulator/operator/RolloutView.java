package calypte.emulator.operator;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rollout as the operator API shows it, as far as it matters here.
///
/// @param explanation where it stands, in words
public record RolloutView(
        UUID id,
        long number,
        String state,
        @Nullable String stateReason,
        String firmwareVersion,
        String explanation,
        Counts counts,
        List<Phase> phases) {

    public record Counts(
            int planned, int waiting, int updating, int succeeded, int failed, int total) {}

    public record Phase(String name, int size, String state, Counts counts, Reading gateReading) {}

    /// What the gate makes of a phase.
    public record Reading(String verdict, String words) {}

    /// As people call it.
    public String label() {
        return "R-" + number;
    }

    public boolean isUnderWay() {
        return state.equals("READY") || state.equals("RUNNING");
    }

    public boolean isStopped() {
        return state.equals("PAUSED") || state.equals("ABORTED");
    }

    public boolean isFinished() {
        return state.equals("FINISHED");
    }

    /// Where it stands and why, in the server's words.
    public String words() {
        var reason = stateReason;
        return reason == null || explanation.contains(reason)
                ? explanation
                : explanation + " (" + reason + ")";
    }

    /// What the gate said that stopped it.
    public Optional<String> gateWords() {
        return phases.stream()
                .map(Phase::gateReading)
                .filter(reading -> reading.verdict().equals("TRIPPED"))
                .map(Reading::words)
                .findFirst();
    }
}
