package calypte.console;

/// How a command ended, for scripts. The numbers are the contract's.
enum ExitCode {
    OK(0),
    FAILED(1),
    USAGE(2),
    CONFIGURATION(3),
    PERMISSION(4),
    NOT_FOUND(5),
    CONFLICT(6),
    UNREACHABLE(7),
    TIMED_OUT(8),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
