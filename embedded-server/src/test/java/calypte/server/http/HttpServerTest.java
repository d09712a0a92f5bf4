package calypte.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpServerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aPortInUseIsSaidInOneLine() throws Exception {
        try (var first = HttpServer.start(new Listener("http", "127.0.0.1", 0), _ -> {})) {
            var taken = new Listener("device", "127.0.0.1", first.port());

            assertThatThrownBy(() -> HttpServer.start(taken, _ -> {}))
                    .isInstanceOf(HttpServer.CannotListen.class)
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("calypte.device.port")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void anUnreadableCertificateIsSaidInOneLine() throws Exception {
        var nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
        var listener =
                new Listener(
                        "http",
                        "127.0.0.1",
                        0,
                        new Listener.Certificate(nonsense, folder.resolve("absent.pem")),
                        Listener.Limits.DEFAULT);

        assertThatThrownBy(() -> HttpServer.start(listener, _ -> {}))
                .isInstanceOf(HttpServer.CannotListen.class)
                .hasMessageContaining("calypte.http.tls.cert");
    }

    @Test
    void aPortIsFreeAgainAfterTheStop() throws Exception {
        var first = HttpServer.start(new Listener("http", "127.0.0.1", 0), _ -> {});
        var port = first.port();
        first.close();

        try (var second = HttpServer.start(new Listener("http", "127.0.0.1", port), _ -> {})) {
            assertThat(second.port()).isEqualTo(port);
        }
    }
}
