package calypte.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Real HTTP with answers said beforehand, for what the real server cannot be made to do on demand:
/// going away, coming back, refusing.
public final class StubServer implements AutoCloseable {

    private final HttpServer http;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<OutputStream> listeners = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /// What somebody asked, with the `Last-Event-ID` they gave, or an empty one.
    public record Asked(String call, String uri, String body, String lastEventId) {}

    private record Answer(int status, String body) {}

    private static final Answer NONE = new Answer(404, "{\"title\":\"no such thing\"}");

    public StubServer() {
        this(0);
    }

    public StubServer(int port) {
        try {
            http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// From now on `call`, such as `GET /devices`, is answered so.
    public StubServer answer(String call, int status, String body) {
        answers.put(call, new Answer(status, body));
        return this;
    }

    /// The same, if the filter that is asked for has `part` in it.
    public StubServer answer(String call, String part, int status, String body) {
        return answer(call + " " + part, status, body);
    }

    public List<Asked> asked(String call) {
        return asked.stream().filter(one -> one.call().equals(call)).toList();
    }

    /// All calls that may have changed something.
    public List<Asked> changes() {
        return asked.stream().filter(one -> !one.call().startsWith("GET ")).toList();
    }

    public int listening() {
        return listeners.size();
    }

    /// Sends a server-sent event to everybody who listens.
    public void tell(String event) {
        for (var listener : listeners) {
            try {
                listener.write((event + "\n\n").getBytes(StandardCharsets.UTF_8));
                listener.flush();
            } catch (IOException e) {
                listeners.remove(listener);
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private Answer answer(String call, URI uri) {
        var query = uri.getQuery() == null ? "" : uri.getQuery();
        return answers.entrySet().stream()
                .filter(it -> it.getKey().startsWith(call + " "))
                .filter(it -> query.contains(it.getKey().substring(call.length() + 1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> answers.getOrDefault(call, NONE));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var call = exchange.getRequestMethod() + " " + uri.getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        asked.add(new Asked(call, uri.toString(), body, last == null ? "" : last));
        if (call.equals("GET /events")) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            listeners.add(exchange.getResponseBody());
            return;
        }
        var answer = answer(call, uri);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
