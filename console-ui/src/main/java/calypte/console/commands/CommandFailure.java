package calypte.console.commands;

/// A command cannot do what it was asked. The message is for the person, the code for the script.
final class CommandFailure extends Exception {

    private final ExitCode code;

    CommandFailure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
