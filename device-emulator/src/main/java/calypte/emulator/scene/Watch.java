package calypte.emulator.scene;

import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import java.time.Duration;
import java.time.InstantSource;

/// Asks the server again and again until something is so, or patience ends.
record Watch(OperatorApi operator, InstantSource clock, Duration patience) {

    private static final long LOOK_MS = 250;

    /// What is asked.
    @FunctionalInterface
    interface Question {
        boolean isSo() throws OperatorException;
    }

    /// @return whether it became so
    boolean until(Question question) throws OperatorException, InterruptedException {
        var end = clock.instant().plus(patience);
        while (!question.isSo()) {
            if (clock.instant().isAfter(end)) {
                return false;
            }
            Thread.sleep(LOOK_MS);
        }
        return true;
    }
}
