package calypte.console.client;

/// The server did not answer, or answered what nobody can read. Trying again may help.
public final class Unreachable extends Trouble {

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
