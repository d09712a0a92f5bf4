package calypte.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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

    @Test
    void speaksTlsWithPemFilesAndDoesNotWaitForTheSilent() throws Exception {
        var limits =
                new Listener.Limits(
                        1 << 20, 100, 100, Duration.ofSeconds(30), Duration.ofSeconds(5));
        var certificate = certificate();
        var files = new Listener.Certificate(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        try (var server =
                        HttpServer.start(
                                new Listener("http", "127.0.0.1", 0, files, limits),
                                routing -> routing.get("/", (_, response) -> response.send("hi")));
                var silent = new Socket("127.0.0.1", server.port());
                var client = HttpClient.newBuilder().sslContext(trusting(certificate)).build()) {
            var request =
                    HttpRequest.newBuilder(
                            URI.create(server.url().replace("127.0.0.1", "localhost")));

            assertThat(client.send(request.build(), BodyHandlers.ofString()).body())
                    .isEqualTo("hi");
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static SSLContext trusting(Certificate certificate) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /// Has the JDK's own tool make a certificate, and writes it and its key as PEM.
    private Certificate certificate() throws Exception {
        var store = folder.resolve("store.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                tool,
                                "-genkeypair",
                                "-alias",
                                "a",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                "changeit")
                        .redirectErrorStream(true)
                        .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        pem("cert.pem", "CERTIFICATE", keys.getCertificate("a").getEncoded());
        pem("key.pem", "PRIVATE KEY", keys.getKey("a", "changeit".toCharArray()).getEncoded());
        return keys.getCertificate("a");
    }

    private void pem(String name, String kind, byte[] der) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(kind, text));
    }
}
