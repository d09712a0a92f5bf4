package calypte.server.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokerTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path folder;

    private final Guests guests = new Guests();

    @Test
    void devicesComeInOverTlsAndTheServerByItsOwnDoor() throws Exception {
        guests.keys.put("pump-1", "secret");
        var store = selfSigned();
        var tls = new EmbeddedBroker.Tls(certificate(store), key(store));

        try (var broker =
                EmbeddedBroker.start(
                        new EmbeddedBroker.Config(folder.resolve("broker"), "127.0.0.1", 0, tls),
                        guests)) {
            try (var device =
                    new OldDevice(
                            trusting(store)
                                    .getSocketFactory()
                                    .createSocket("127.0.0.1", broker.port()))) {
                assertThat(device.connect("pump-1", "pump-1", "secret")).isZero();
            }
            try (var device = new OldDevice(broker.ownUrl().getPort())) {
                assertThat(device.connect("pump-1", "pump-1", "secret")).isEqualTo(4);
            }
            try (var server = new OldDevice(broker.ownUrl().getPort())) {
                var account = broker.account();
                assertThat(server.connect("calypte.server.1", account.user(), account.password()))
                        .isZero();
            }
            assertOwnersOnly(folder.resolve("broker/conf/mqtt.p12"));
            assertOwnersOnly(folder.resolve("broker/conf/config.xml"));
        }
    }

    @Test
    void aKeyOfTheWrongFormIsSaidClearly() throws Exception {
        var store = selfSigned();
        var wrong =
                Files.writeString(folder.resolve("wrong.pem"), "-----BEGIN RSA PRIVATE KEY-----");
        var config =
                new EmbeddedBroker.Config(
                        folder.resolve("broker"),
                        "127.0.0.1",
                        0,
                        new EmbeddedBroker.Tls(certificate(store), wrong));

        assertThatThrownBy(() -> EmbeddedBroker.start(config, guests))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining("openssl pkcs8");
    }

    @Test
    void aMissingCertificateIsSaidClearly() {
        var missing = folder.resolve("missing.pem");
        var config =
                new EmbeddedBroker.Config(
                        folder.resolve("broker"),
                        "127.0.0.1",
                        0,
                        new EmbeddedBroker.Tls(missing, missing));

        assertThatThrownBy(() -> EmbeddedBroker.start(config, guests))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining("missing.pem");
    }

    private KeyStore selfSigned() throws Exception {
        var file = folder.resolve("test.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "mqtt",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private Path certificate(KeyStore store) throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", store.getCertificate("mqtt").getEncoded());
    }

    private Path key(KeyStore store) throws IOException, GeneralSecurityException {
        return pem("PRIVATE KEY", store.getKey("mqtt", PASSWORD).getEncoded());
    }

    private Path pem(String kind, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(bytes);
        return Files.writeString(
                folder.resolve(kind + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static SSLContext trusting(KeyStore store) throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void assertOwnersOnly(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
