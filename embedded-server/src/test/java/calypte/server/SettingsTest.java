package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for a start, and how the server says that it cannot start as it was told to: in one
/// line, with the way out, and with nothing changed.
class SettingsTest {

    @TempDir private Path data;

    @Test
    void theStrongestWordHolds() throws Exception {
        assertThat(load("", Map.of(), Map.of()).number(Setting.HTTP_PORT)).isEqualTo(8480);

        var file = "calypte.http.port = 1\ncalypte.device.port=1\ncalypte.mqtt.port=1\n";
        var environment = Map.of("CALYPTE_DEVICE_PORT", "2", "CALYPTE_MQTT_PORT", "2");
        var settings = load(file, Map.of(Setting.MQTT_PORT, "3"), environment);

        assertThat(settings.value(Setting.HTTP_PORT))
                .isEqualTo(new Settings.Value("1", Settings.Origin.FILE));
        assertThat(settings.value(Setting.DEVICE_PORT))
                .isEqualTo(new Settings.Value("2", Settings.Origin.ENVIRONMENT));
        assertThat(settings.value(Setting.MQTT_PORT))
                .isEqualTo(new Settings.Value("3", Settings.Origin.OPTION));
    }

    @Test
    void everyVariableIsItsSettingInCapitals() throws Exception {
        var environment = Map.of("CALYPTE_MQTT_TRUST_BROKER", "true");

        assertThat(load("", Map.of(), environment).flag(Setting.MQTT_TRUST_BROKER)).isTrue();
        assertThat(Setting.ROLLOUT_MAX_ATTEMPTS.option()).isEqualTo("--rollout-max-attempts");
    }

    @Test
    void aKeyThatNobodyKnowsIsAnErrorThatNamesTheNearest() {
        assertThat(refused("calypte.htp.port=1").getMessage())
                .contains("calypte.properties", "'calypte.htp.port'", "'calypte.http.port'");
        assertThat(refused("something.else=1").getMessage())
                .contains("'something.else'")
                .doesNotContain("did you mean");
    }

    @Test
    void aVariableThatNobodyKnowsOnlyWarns() throws Exception {
        var environment =
                Map.of(
                        "CALYPTE_HTP_PORT", "1",
                        "CALYPTE_DATA", "/elsewhere",
                        "CALYPTE_URL", "x",
                        "CALYPTE_TOKEN_FILE", "x");

        assertThat(load("", Map.of(), environment).warnings())
                .satisfiesExactly(
                        first -> assertThat(first).contains("CALYPTE_DATA", "--data"),
                        second -> assertThat(second).contains("CALYPTE_HTP_PORT"));
    }

    @Test
    void aMalformedValueIsNamedWithWhereItCameFrom() {
        for (var wrong :
                List.of(
                        "calypte.http.port=65536",
                        "calypte.http.port=-1",
                        "calypte.http.port=",
                        "calypte.rollout.period=10",
                        "calypte.rollout.grace=1d",
                        "calypte.rollout.deadline=-5s",
                        "calypte.rollout.max-attempts=0",
                        "calypte.mqtt.mode=none",
                        "calypte.mqtt.trust-broker=yes",
                        "calypte.device.public-url=no url",
                        "calypte.audit.logstash=logstash")) {
            var key = wrong.substring(0, wrong.indexOf('='));
            assertOneLine(refused(wrong)).contains(key, "must be", "calypte.properties");
        }
        assertThat(refused("calypte.http.port=\\u00zz").getMessage()).contains("cannot be read");
    }

    @Test
    void durationsAreReadAsTheyAreWritten() throws Exception {
        var file = "calypte.rollout.period=500ms\ncalypte.rollout.grace=5m\n";
        var settings = load(file, Map.of(), Map.of());

        assertThat(settings.duration(Setting.ROLLOUT_PERIOD)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.duration(Setting.ROLLOUT_GRACE)).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.duration(Setting.ROLLOUT_DEADLINE)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void sizesAreReadAsTheyAreWritten() throws Exception {
        assertThat(quota("0")).isZero();
        assertThat(quota("10GB")).isEqualTo(10_000_000_000L);
        assertThat(quota("512MiB")).isEqualTo(512L << 20);
    }

    private long quota(String text) throws Exception {
        return load("calypte.firmware.quota=" + text + "\n", Map.of(), Map.of())
                .bytes(Setting.FIRMWARE_QUOTA);
    }

    @Test
    void aPortInUseIsSaid() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            for (var setting : List.of(Setting.HTTP_PORT, Setting.DEVICE_PORT, Setting.MQTT_PORT)) {
                var error = refusedToStart(Map.of(setting, port));
                assertOneLine(error).contains(port, "in use", setting.key());
            }
        }
        // It let go of everything: the next start finds the directory free.
        try (var server = RunningServer.on(data)) {
            assertThat(server.at().operator().getPort()).isPositive();

            assertOneLine(refusedToStart(Map.of())).contains(data.toString(), "in use", "--data");
        }
    }

    @Test
    void aDamagedDatabaseIsSaidAndLeftAsItIs() throws Exception {
        try (var server = RunningServer.on(data)) {
            assertThat(server.operator().get("/devices").status()).isEqualTo(200);
        }
        var file = data.resolve("db/calypte.mv.db");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, Math.min(bytes.length, 64 * 1024), (byte) 'x');
        Files.write(file, bytes);

        var error = refusedToStart(Map.of());

        assertOneLine(error).contains("damaged", "left as it is");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aTokenOrPepperThatCannotBeUsedIsSaid() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("pepper"), "too short");

        assertOneLine(refusedToStart(Map.of())).contains("pepper");
        assertThat(data.resolve("pepper")).hasContent("too short");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        var external = Map.of(Setting.MQTT_MODE, "external");
        assertOneLine(refusedToStart(external)).contains("calypte.mqtt.url");
        var untrusted = new TreeMap<>(external);
        untrusted.put(Setting.MQTT_URL, "mqtt://127.0.0.1:1");
        assertOneLine(refusedToStart(untrusted)).contains("calypte.mqtt.trust-broker=true");
        assertOneLine(refusedToStart(Map.of(Setting.HTTP_HOST, "0.0.0.0"))).contains("tls.cert");
        assertOneLine(refusedToStart(Map.of(Setting.HTTP_TLS_CERT, "/nowhere/cert.pem")))
                .contains("calypte.http.tls.key");
        assertOneLine(refusedToStart(Map.of(Setting.DB_URL, "jdbc:unheard:of")))
                .contains("jdbc:unheard:of");
        for (var url :
                List.of(
                        "jdbc:unheard://me:s3cret@somewhere/db",
                        "jdbc:postgresql://127.0.0.1:1/db?password=s3cret",
                        "jdbc:h2:file:./db;NO_SUCH=1;PASSWORD=s3cret")) {
            assertOneLine(refusedToStart(Map.of(Setting.DB_URL, url))).doesNotContain("s3cret");
        }
        assertOneLine(refusedToStart(Map.of(Setting.DB_PASSWORD_FILE, "/nowhere/password")))
                .contains("calypte.db.password-file", "/nowhere/password");
    }

    private Settings load(
            String file, Map<Setting, String> options, Map<String, String> environment)
            throws Exception {
        Files.writeString(data.resolve("calypte.properties"), file);
        return Settings.load(data, options, environment);
    }

    private ConfigurationError refused(String line) {
        return catchThrowableOfType(
                ConfigurationError.class, () -> load(line + "\n", Map.of(), Map.of()));
    }

    private ConfigurationError refusedToStart(Map<Setting, String> options) {
        return catchThrowableOfType(
                ConfigurationError.class, () -> RunningServer.on(data, options).close());
    }

    private static AbstractStringAssert<?> assertOneLine(ConfigurationError error) {
        assertThat(error).isNotNull();
        return assertThat(error.getMessage()).isNotBlank().hasLineCount(1);
    }
}
