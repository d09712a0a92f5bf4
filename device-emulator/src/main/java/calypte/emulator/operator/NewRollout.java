package calypte.emulator.operator;

import java.util.List;
import java.util.UUID;

/// A rollout to be made. The components are the wire's fields, as far as they matter here.
public record NewRollout(
        UUID firmwareId,
        String filter,
        List<Phase> phases,
        Gate gate,
        String onGate,
        boolean start) {

    /// @param percent of all devices, those of the phases before included
    public record Phase(String name, int percent) {}

    /// What must hold before the next phase.
    ///
    /// @param soak as the server writes durations, like `10s`
    public record Gate(
            int minSuccessPercent, int maxFailurePercent, int minFinished, String soak) {}
}
