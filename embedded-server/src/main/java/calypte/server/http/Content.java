package calypte.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a request or a message holds before anybody looks at its fields: JSON, up to a limit, of
/// the right shape.
final class Content {

    private static final Set<String> TYPES =
            Set.of("application/json", "application/merge-patch+json");

    /// So much too much is read to its end all the same: a client that is cut off while it still
    /// sends may never see the answer.
    private static final int BEARABLE = 1 << 20;

    private Content() {}

    static byte[] bytes(ServerRequest request, int max) {
        if (!isJson(request)) {
            throw Problem.of(
                            Status.UNSUPPORTED_MEDIA_TYPE_415,
                            "unsupported-media-type",
                            "the body must be application/json")
                    .asRefusal();
        }
        if (request.headers().contentLength().orElse(0) > max + BEARABLE) {
            throw tooLarge("the body must be at most " + max + " bytes");
        }
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try {
            var in = request.content().inputStream();
            var bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                var _ = in.readNBytes(BEARABLE);
                throw tooLarge("the body must be at most " + max + " bytes");
            }
            return bytes;
        } catch (IOException
                | UncheckedIOException
                | ServerConnectionException
                | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("the client went away in mid-body", e);
        }
    }

    static JsonNode object(byte[] json) {
        var node = node(json);
        if (!node.isObject()) {
            throw broken("the body must be a JSON object");
        }
        return node;
    }

    static JsonNode array(byte[] json, int max) {
        var node = node(json);
        if (!node.isArray()) {
            throw broken("the body must be a JSON array");
        }
        if (node.size() > max) {
            throw tooLarge("at most " + max + " items at once");
        }
        return node;
    }

    private static JsonNode node(byte[] json) {
        try {
            return Json.read(json);
        } catch (Malformed e) {
            throw broken(String.valueOf(e.getMessage()));
        }
    }

    private static Refusal broken(String detail) {
        return Problem.of(Status.BAD_REQUEST_400, "malformed", detail).asRefusal();
    }

    private static Refusal tooLarge(String detail) {
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
