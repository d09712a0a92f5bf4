package calypte.console;

/// There is nowhere to show a window. The message says so in words for the terminal.
public final class NoDisplay extends Exception {

    /// What needs no window, as the rest of a sentence that says why there is none.
    static final String WAY_OUT =
            "; without one there are 'calypte server', 'calypte demo --headless' and the commands for scripts ('calypte --help')";

    NoDisplay(String message, Throwable cause) {
        super(message, cause);
    }

    NoDisplay(String message) {
        super(message);
    }
}
