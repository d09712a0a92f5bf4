package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeanHttpTest {

    private final Set<InetSocketAddress> connections = new HashSet<>();
    private HttpServer server;
    private LeanHttp line;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> echo(exchange, 200, false));
        server.createContext("/chunked", exchange -> echo(exchange, 200, true));
        server.createContext("/refuse", exchange -> echo(exchange, 409, false));
        server.start();
        var port = server.getAddress().getPort();
        line = new LeanHttp(URI.create("http://127.0.0.1:" + port), LeanHttp.bearer("secret"));
    }

    @AfterEach
    void stop() throws IOException {
        line.close();
        server.stop(0);
    }

    @Test
    void keepsItsConnectionFromOneAnswerToTheNext() throws IOException {
        assertThat(line.post("/echo", "one", 200)).isEqualTo("Bearer secret one");
        assertThat(line.post("/chunked", "two", 200)).isEqualTo("Bearer secret two");
        assertThat(line.post("/echo", "three", 200)).isEqualTo("Bearer secret three");

        assertThat(connections).hasSize(1);
    }

    @Test
    void saysWhatItWasAnsweredAndGoesOn() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> line.post("/refuse", "me", 200))
                .withMessageContaining("409");

        assertThat(line.post("/echo", "again", 200)).endsWith("again");
        assertThat(connections).hasSize(1);
    }

    @Test
    void fetchesWhatItLetsFall() throws IOException {
        assertThat(line.fetch("/echo", "")).isEqualTo("Bearer secret ".length());
        assertThat(line.get("/echo")).isEqualTo("Bearer secret ");
        assertThatIOException().isThrownBy(() -> line.fetch("/refuse", ""));

        assertThat(connections).hasSize(1);
    }

    @Test
    void sharesTheWorkOutToWhoeverIsFree() throws Exception {
        var done = new ConcurrentSkipListSet<Integer>();

        var sample = new Load(System.err).share(3, 100, _ -> done::add);

        assertThat(done).hasSize(100);
        assertThat(sample.operations()).isEqualTo(100);
    }

    private void echo(HttpExchange exchange, int status, boolean chunked) throws IOException {
        try (exchange) {
            connections.add(exchange.getRemoteAddress());
            var said = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var answer =
                    (exchange.getRequestHeaders().getFirst("Authorization") + " " + said)
                            .getBytes(UTF_8);
            exchange.sendResponseHeaders(status, chunked ? 0 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
