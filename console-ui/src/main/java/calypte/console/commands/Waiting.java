package calypte.console.commands;

import calypte.console.client.Trouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `--wait`, of commands that begin something which takes its time.
final class Waiting {

    @Option(names = "--wait", description = "ends when it is done, with 1 if it failed")
    private boolean isWanted;

    @Mixin private final Patience patience;

    Waiting(Patience patience) {
        this.patience = patience;
    }

    boolean isWanted() {
        return isWanted;
    }

    /// Whether the options contradict each other.
    boolean isIdle() {
        return patience.isSet() && !isWanted;
    }

    ExitCode until(Terminal terminal, Patience.Look look)
            throws Trouble, CommandFailure, InterruptedException {
        return patience.until(terminal, look);
    }
}
