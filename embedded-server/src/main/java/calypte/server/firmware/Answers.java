package calypte.server.firmware;

import calypte.server.http.Json;
import calypte.server.registry.LoginAnswers;
import calypte.server.registry.Pause;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/// Says over HTTP what a device's registration came to: the same words at every door.
public final class Answers {

    private Answers() {}

    public static void send(ServerResponse response, FirmwareApi.Answer answer) {
        switch (answer) {
            case FirmwareApi.Answer.Ok(var reply) -> Json.send(response, Status.OK_200, reply);
            case FirmwareApi.Answer.Refused(var pause) -> refused(response, pause);
            case FirmwareApi.Answer.Disabled _ -> LoginAnswers.disabled(response);
            case FirmwareApi.Answer.Throttled(var retryAfter, var pause) ->
                    LoginAnswers.throttled(response, retryAfter, pause);
        }
    }

    /// Also for a request that came without a credential.
    static void refused(ServerResponse response, Pause pause) {
        response.header(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"calypte\"");
        LoginAnswers.refused(response, pause);
    }
}
