package calypte.console.commands;

import picocli.CommandLine.Option;

/// `--dry-run`, of every command that changes something.
final class Rehearsal {

    @Option(names = "--dry-run", description = "only says what would happen")
    private boolean isWanted;

    boolean isWanted() {
        return isWanted;
    }
}
