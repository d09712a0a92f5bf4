package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a server tells of itself: how it is and how it is set.
class AboutTest {

    @TempDir private Path data;

    @Test
    void everySettingIsShownWithWhereItCameFromAndWithoutASecret() throws Exception {
        Files.writeString(data.resolve("calypte.properties"), "calypte.rollout.max-attempts = 5\n");
        var sink = Map.of(Setting.AUDIT_LOGSTASH, "tcp://me:hush@127.0.0.1:1");
        try (var server = RunningServer.on(data, sink)) {
            var answer = server.operator().get("/settings");

            assertThat(answer.status()).isEqualTo(200);
            var shown = answer.json();
            assertThat(shown.at("/data").asString()).isEqualTo(data.toString());
            assertThat(shown.at("/addresses/device").asString())
                    .isEqualTo(server.at().device().toString());
            assertThat(shown.at("/addresses/mqtt").asString())
                    .isEqualTo(server.at().mqtt().toString());
            assertThat(shown.at("/items")).hasSize(Setting.values().length);
            var attempts = item(shown, Setting.ROLLOUT_MAX_ATTEMPTS);
            assertThat(attempts.at("/value").asString()).isEqualTo("5");
            assertThat(attempts.at("/origin").asString()).isEqualTo("FILE");
            assertThat(item(shown, Setting.HTTP_PORT).at("/origin").asString()).isEqualTo("OPTION");
            var host = item(shown, Setting.HTTP_HOST);
            assertThat(host.at("/origin").asString()).isEqualTo("DEFAULT");
            assertThat(host.at("/secret").asBoolean()).isFalse();
            var logstash = item(shown, Setting.AUDIT_LOGSTASH);
            assertThat(logstash.at("/value").asString()).isEqualTo("tcp://me:•••@127.0.0.1:1");
            assertThat(logstash.at("/secret").asBoolean()).isTrue();
            assertThat(shown.toString()).doesNotContain("hush");
            assertThat(new Api(server.at().operator(), "").get("/settings").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void whatIsSecretInAnAddressIsHidden() {
        assertThat(SettingWords.shown("tcp://logstash.example:5044"))
                .isEqualTo("tcp://logstash.example:5044");
        assertThat(SettingWords.shown("mqtts://me:pa@ss@broker.example:8883/x"))
                .isEqualTo("mqtts://me:•••@broker.example:8883/x");
        assertThat(SettingWords.shown("jdbc:postgresql://h/db?user=a&password=b&ssl=true"))
                .isEqualTo("jdbc:postgresql://h/db?user=a&password=•••&ssl=true");
        assertThat(Arrays.stream(Setting.values()).map(SettingWords::description))
                .doesNotHaveDuplicates()
                .allMatch(words -> !words.isBlank());
    }

    @Test
    void healthTellsTheLoopsClockTheSessionsAndTheDisk() throws Exception {
        try (var server = RunningServer.on(data)) {
            var operator = new Operator(server.operator());
            var device = operator.device(operator.type(), null);
            var from = Instant.now();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> time(ready(server), "last_round_at").isAfter(from));

            var health = ready(server);
            assertThat(health.at("/status").asString()).isEqualTo("UP");
            assertThat(health.at("/status_text").asString()).isEqualTo("full");
            assertThat(
                            Duration.between(
                                    time(health, "last_round_at"), time(health, "next_round_at")))
                    .isEqualTo(Duration.ofMillis(100));
            assertThat(health.at("/loop/due").asInt()).isZero();
            assertThat(health.at("/disk/free_bytes").asLong()).isPositive();
            assertThat(health.at("/sessions").asInt()).isZero();
            try (var _ = MqttDevice.connect(server.at().mqtt(), device.serial(), device.key())) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> ready(server).at("/sessions").asInt() == 1);
            }
        }
    }

    @Test
    void aStepDownTheLadderIsToldByHealthAndByTheTrail() throws Exception {
        var options = new EnumMap<Setting, String>(Setting.class);
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            options.put(Setting.AUDIT_LOGSTASH, "tcp://127.0.0.1:" + nobody.getLocalPort());
        }
        try (var server = RunningServer.on(data, options)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> isDegraded(ready(server)));

            var health = ready(server);
            assertThat(health.at("/status").asString()).isEqualTo("DEGRADED");
            assertThat(health.at("/logstash/status").asString()).isEqualTo("DOWN");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !degradations(server.operator()).isEmpty());
            assertThat(degradations(server.operator()).at("/0/message").asString())
                    .contains("Logstash down", "wait in the database");
        }
    }

    private static boolean isDegraded(JsonNode health) {
        return health.at("/status_text").asString().equals("Logstash down");
    }

    private static JsonNode degradations(Api operator) {
        return operator.get("/audit?filter=event.action==server-degraded").json().at("/items");
    }

    private static JsonNode ready(RunningServer server) {
        var anybody = new Api(server.at().operator(), "");
        return anybody.send(HttpRequest.newBuilder(server.at().operator().resolve("/health/ready")))
                .json();
    }

    private static Instant time(JsonNode health, String field) {
        var text = health.at("/loop/" + field).asString("");
        return text.isEmpty() ? Instant.MIN : Instant.parse(text);
    }

    private static JsonNode item(JsonNode shown, Setting setting) {
        return shown.at("/items").values().stream()
                .filter(item -> item.at("/key").asString().equals(setting.key()))
                .findFirst()
                .orElseThrow();
    }
}
