package calypte.console.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/// One server, one token: requests go out with the one to the other, and answers come back as
/// records or as [Trouble].
final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI server;
    private final String token;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private volatile boolean readOnly;

    Wire(URI server, String token) {
        this(server, token, PATIENCE);
    }

    /// @param patience how long an answer may take
    Wire(URI server, String token, Duration patience) {
        this.server = server;
        this.token = token;
        this.patience = patience;
    }

    URI server() {
        return server;
    }

    <T> T get(String path, Class<T> type) throws Trouble {
        return get(path, Json.MAPPER.constructType(type));
    }

    <T> T get(String path, JavaType type) throws Trouble {
        var request = request(path).timeout(patience).GET().build();
        return read(ask(request, BodyHandlers.ofByteArray()).body(), type);
    }

    /// The JSON of an answer, whatever its status.
    JsonNode getAnyhow(String path) throws Trouble {
        try {
            var request = request(path).timeout(patience).GET().build();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            return read(answer.body(), Json.MAPPER.constructType(JsonNode.class));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// From now on, whether what would change something is refused here, before anything is sent.
    void setReadOnly(boolean now) {
        readOnly = now;
    }

    <T> T post(String path, Object body, Class<T> type) throws Trouble {
        return send(change(path), "POST", "application/json", body, type);
    }

    /// A question that is too long for a URL, such as a dry run: it changes nothing.
    <T> T inquire(String path, Object body, Class<T> type) throws Trouble {
        return send(request(path), "POST", "application/json", body, type);
    }

    /// A merge-patch of what is at `path`.
    <T> T patch(String path, Object body, Class<T> type) throws Trouble {
        return send(change(path), "PATCH", "application/merge-patch+json", body, type);
    }

    private <T> T send(
            HttpRequest.Builder to, String method, String kind, Object body, Class<T> type)
            throws Trouble {
        var bytes = BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
        var request =
                to.timeout(patience).header("Content-Type", kind).method(method, bytes).build();
        var answer = ask(request, BodyHandlers.ofByteArray());
        return read(answer.body(), Json.MAPPER.constructType(type));
    }

    void delete(String path) throws Trouble {
        var request = change(path).timeout(patience).DELETE().build();
        var _ = ask(request, BodyHandlers.ofByteArray());
    }

    /// A file, as it comes in.
    InputStream download(String path) throws Trouble {
        var request = request(path).timeout(patience).GET().build();
        return ask(request, BodyHandlers.ofInputStream()).body();
    }

    /// Sends bytes that take as long as they take.
    void put(String path, BodyPublisher content) throws Trouble {
        var request =
                change(path)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(content)
                        .build();
        var _ = ask(request, BodyHandlers.ofByteArray());
    }

    /// Writes an answer to a file, however long it is. A file that was there is replaced only by a
    /// whole one.
    void download(String path, Path target) throws Trouble {
        var fresh = target.resolveSibling(target.getFileName() + ".part");
        try (var body = download(path)) {
            Files.copy(body, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Unreachable(target + " could not be written whole", e);
        }
    }

    /// Opens a stream of server-sent events. It stays open until either side closes it.
    InputStream open(String path, @Nullable String lastEventId) throws Trouble {
        var request = request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return ask(request.GET().build(), BodyHandlers.ofInputStream()).body();
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// A request that changes something. Every such call begins here, so that none slips through.
    private HttpRequest.Builder change(String path) throws Locked {
        if (readOnly) {
            throw new Locked();
        }
        return request(path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> ask(HttpRequest request, BodyHandler<T> handler) throws Trouble {
        try {
            var answer = http.send(request, handler);
            if (answer.statusCode() >= 400) {
                throw problem(answer.statusCode(), answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Unreachable unreachable(IOException cause) {
        return new Unreachable(server + " does not answer", cause);
    }

    private static Unreachable interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Unreachable("interrupted", cause);
    }

    private <T> T read(byte[] body, JavaType type) throws Unreachable {
        try {
            return Json.MAPPER.readValue(body, type);
        } catch (JacksonException e) {
            throw new Unreachable(server + " answered something unreadable", e);
        }
    }

    private static Problem problem(int status, Object body) throws IOException {
        var bytes = body instanceof InputStream in ? in.readAllBytes() : (byte[]) body;
        return Problem.read(status, bytes);
    }

    /// `path?a=b&c=d`, without what is null or empty. Names and values alternate.
    static String query(String path, @Nullable Object... namesAndValues) {
        var parts = Stream.<String>builder();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null && !value.toString().isEmpty()) {
                parts.add(namesAndValues[i] + "=" + encode(value.toString()));
            }
        }
        var query = String.join("&", parts.build().toList());
        return query.isEmpty() ? path : path + "?" + query;
    }
}
