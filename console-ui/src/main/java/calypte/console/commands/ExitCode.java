package calypte.console.commands;

import calypte.console.client.Locked;
import calypte.console.client.Problem;
import calypte.console.client.Trouble;
import calypte.console.client.Unreachable;

/// How a command ended, for scripts. The numbers are the contract's.
public enum ExitCode {
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

    public int number() {
        return number;
    }

    /// How a command ends that came to this.
    public static ExitCode of(Trouble trouble) {
        return switch (trouble) {
            case Unreachable _ -> UNREACHABLE;
            case Locked _ -> PERMISSION;
            case Problem problem ->
                    switch (problem.status()) {
                        case 401, 403 -> PERMISSION;
                        case 404 -> NOT_FOUND;
                        case 409, 412 -> CONFLICT;
                        default -> FAILED;
                    };
        };
    }
}
