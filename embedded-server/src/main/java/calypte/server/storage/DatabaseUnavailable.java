package calypte.server.storage;

/// The database cannot be opened. The message is one line for the operator, with the way out.
public final class DatabaseUnavailable extends Exception {

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
