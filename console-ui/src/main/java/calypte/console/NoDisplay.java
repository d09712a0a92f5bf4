package calypte.console;

/// There is nowhere to show a window. The message says so in words for the terminal.
public final class NoDisplay extends Exception {

    NoDisplay(String message, Throwable cause) {
        super(message, cause);
    }

    NoDisplay(String message) {
        super(message);
    }
}
