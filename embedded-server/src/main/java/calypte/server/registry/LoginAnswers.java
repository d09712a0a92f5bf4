package calypte.server.registry;

import calypte.server.http.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/// Says over HTTP that a device is not let in: the same words at every door.
public final class LoginAnswers {

    private LoginAnswers() {}

    /// Unknown serial or wrong key: identical, so that nobody learns which serials there are.
    public static void refused(ServerResponse response, Pause pause) {
        keepBack(response, pause);
        Problem.of(
                        Status.UNAUTHORIZED_401,
                        "not-authenticated",
                        "unknown serial or wrong shared key")
                .send(response);
    }

    public static void disabled(ServerResponse response) {
        Problem.of(Status.FORBIDDEN_403, "device-disabled", "an operator has disabled this device")
                .send(response);
    }

    public static void throttled(ServerResponse response, Duration retryAfter, Pause pause) {
        keepBack(response, pause);
        var seconds = retryAfter.toSeconds() + 1;
        response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds));
        Problem.of(
                        Status.TOO_MANY_REQUESTS_429,
                        "too-many-failures",
                        "too many failed logins; try again in " + seconds + " s")
                .send(response);
    }

    /// A request has a thread of its own, and that is a virtual one.
    private static void keepBack(ServerResponse response, Pause pause) {
        if (!pause.pass()) {
            response.header(HeaderNames.CONNECTION, "close");
        }
    }
}
