package calypte.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Answers a HEAD where the body would be a long one: that is not made just to be dropped.
public final class Heads {

    private Heads() {}

    /// Whether `request` asks for the head only.
    public static boolean isAsked(ServerRequest request) {
        return request.prologue().method().equals(Method.HEAD);
    }

    /// The headers so far are all there is to say, and how long the body would be is among them, or
    /// nobody knows.
    public static void send(ServerResponse response) {
        if (!response.headers().contains(HeaderNames.CONTENT_LENGTH)) {
            response.header(HeaderValues.TRANSFER_ENCODING_CHUNKED);
        }
        response.send();
    }
}
