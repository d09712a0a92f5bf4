package calypte.emulator.operator;

/// The operator API did not do what it was asked: the message says so to a person. May go better
/// next time if the server was not reached.
public final class OperatorException extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    private OperatorException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    private OperatorException(int status, String message) {
        super(message);
        this.status = status;
    }

    static OperatorException unreachable(String url, Throwable cause) {
        return new OperatorException(
                0, "the server at " + url + " does not answer: " + cause.getMessage(), cause);
    }

    static OperatorException refused(String call, int status, String detail) {
        return new OperatorException(status, call + " was answered " + status + ": " + detail);
    }

    static OperatorException misunderstood(String call, Throwable cause) {
        return new OperatorException(
                200, call + " was answered, but not in the agreed form", cause);
    }

    public boolean isConflict() {
        return status == 409;
    }

    /// The exit code that a command ends with because of it.
    public int exitCode() {
        return switch (status) {
            case 0 -> 7;
            case 401, 403 -> 4;
            case 404 -> 5;
            case 409 -> 6;
            default -> 1;
        };
    }
}
