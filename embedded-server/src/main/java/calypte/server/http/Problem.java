package calypte.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// An error as the caller sees it (RFC 9457): never an exception's message, never a stack trace.
///
/// @param more what a program can make use of beside the usual members
public record Problem(
        Status status,
        String slug,
        String title,
        String detail,
        List<FieldError> errors,
        Map<String, Object> more) {

    private static final Logger LOG = System.getLogger(Problem.class.getName());

    public static Problem of(Status status, String slug, String detail) {
        return of(status, slug, detail, List.of());
    }

    public static Problem of(Status status, String slug, String detail, List<FieldError> errors) {
        var words = slug.replace('-', ' ');
        var title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new Problem(status, slug, title, detail, List.copyOf(errors), Map.of());
    }

    /// The same with a member of its own kind.
    public Problem with(String name, Object value) {
        return new Problem(status, slug, title, detail, errors, Map.of(name, value));
    }

    /// For a status that explains itself.
    static Problem of(Status status) {
        var slug = status.reasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return of(status, slug.isEmpty() ? "error" : slug, explain(status.code()));
    }

    public void send(ServerResponse response) {
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
                .send(bytes());
    }

    public Refusal asRefusal() {
        return new Refusal(this);
    }

    byte[] bytes() {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + slug);
        body.put("title", title);
        body.put("status", status.code());
        body.put("detail", detail);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        body.putAll(more);
        return Json.bytes(body);
    }

    /// Answers whatever is thrown in a route. A route's module may register a handler for an
    /// exception of its own beside these: the nearest class wins, in any order.
    public static void handlers(HttpRouting.Builder routing) {
        routing.error(Refusal.class, (_, response, refusal) -> refuse(response, refusal.problem()))
                .error(HttpException.class, (_, response, e) -> refuse(response, of(e.status())))
                .error(Throwable.class, Problem::fail);
    }

    private static void refuse(ServerResponse response, Problem problem) {
        if (problem.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
            // The rest of the body is not read to its end just to keep the connection.
            response.header(HeaderNames.CONNECTION, "close");
        }
        problem.send(response);
    }

    private static void fail(ServerRequest request, ServerResponse response, Throwable cause) {
        var id = UUID.randomUUID();
        LOG.log(
                Level.ERROR,
                () ->
                        "request %s failed: %s %s"
                                .formatted(
                                        id,
                                        request.prologue().method(),
                                        request.prologue().uriPath().rawPath()),
                cause);
        of(
                        Status.INTERNAL_SERVER_ERROR_500,
                        "internal-error",
                        "something went wrong in the server; its log tells more about request "
                                + id)
                .send(response);
    }

    private static String explain(int status) {
        return switch (status) {
            case 400 -> "the request could not be understood";
            case 404 -> "there is nothing here by that name";
            case 405 -> "this cannot be done here";
            case 413 -> "the request is larger than this server takes";
            case 415 -> "the request's content is of a kind this server does not take";
            case 503 -> "the server is busy; trying again later is safe";
            default -> "the request was refused";
        };
    }
}
