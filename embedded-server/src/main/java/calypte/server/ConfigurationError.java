package calypte.server;

/// The server cannot start as it was told to. The message is one clear line with the way out.
public final class ConfigurationError extends Exception {

    public ConfigurationError(String message) {
        super(message);
    }

    public ConfigurationError(String message, Throwable cause) {
        super(message, cause);
    }
}
