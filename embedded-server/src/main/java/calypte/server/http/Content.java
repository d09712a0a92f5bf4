package calypte.server.http;

import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/// The bytes of a request that says it is JSON, up to a limit.
final class Content {

    private static final Set<String> TYPES =
            Set.of("application/json", "application/merge-patch+json");

    private Content() {}

    static byte[] json(ServerRequest request, int max) {
        if (!isJson(request)) {
            throw Problem.of(
                            Status.UNSUPPORTED_MEDIA_TYPE_415,
                            "unsupported-media-type",
                            "the body must be application/json")
                    .asRefusal();
        }
        if (request.headers().contentLength().orElse(0) > max) {
            throw tooLarge("the body must be at most " + max + " bytes");
        }
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try {
            var bytes = request.content().inputStream().readNBytes(max + 1);
            if (bytes.length > max) {
                throw tooLarge("the body must be at most " + max + " bytes");
            }
            return bytes;
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the client went away in mid-body", e);
        }
    }

    static Refusal tooLarge(String detail) {
        return Problem.of(Status.REQUEST_ENTITY_TOO_LARGE_413, "too-large", detail).asRefusal();
    }

    private static boolean isJson(ServerRequest request) {
        try {
            return request.headers()
                    .contentType()
                    .map(HttpMediaType::mediaType)
                    .filter(type -> TYPES.contains(type.text()))
                    .isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
