package calypte.console.client;

/// Why a call did not do what it should. The message is for the operator.
public abstract sealed class Trouble extends Exception permits Locked, Problem, Unreachable {

    Trouble(String message) {
        super(message);
    }

    Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
