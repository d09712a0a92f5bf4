package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.update.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The library as an operator keeps it: who runs what, what may go, and what there is room for.
@SuppressWarnings("NullAway.Init") // opened before all tests
final class LibraryTest {

    @TempDir private static Path data;

    private static RunningServer server;
    private Operator operator;
    private Api api;
    private String type;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.on(data, Map.of(Setting.FIRMWARE_QUOTA, "1MB"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void log() throws Exception {
        api = server.operator();
        operator = new Operator(api);
        type = operator.type();
    }

    @Test
    void tellsHowManyRunAndShouldRunEachFirmware() {
        var one = operator.released(type, "1.0.0");
        var two = operator.released(type, "2.0.0");
        var pump = operator.device(type, two);
        var valve = operator.device(type, two);
        Operator.register(server.device(), pump, "fw-1.0.0", "b1");
        assertThat(counts(one)).containsExactly(1, 0);
        assertThat(counts(two)).containsExactly(0, 2);

        Operator.register(server.device(), pump, "fw-2.0.0", "b2");
        operator.assign(valve, null);
        assertThat(counts(one)).containsExactly(0, 0);
        assertThat(counts(two)).containsExactly(1, 1);

        api.delete("/devices/" + pump.id());
        assertThat(counts(two)).containsExactly(0, 0);
        assertThat(listed().stream().filter(it -> it.at("/id").asString().equals(two)).findFirst())
                .hasValueSatisfying(it -> assertThat(it.at("/running").asInt()).isZero());
    }

    @Test
    void listsTheHighestVersionOfATypeFirst() {
        for (var version : List.of("1.9.0", "nightly", "1.10.0", "1.10.0-rc.1")) {
            operator.announced(type, version);
        }

        assertThat(listed())
                .filteredOn(it -> it.at("/type_id").asString().equals(type))
                .extracting(it -> it.at("/version").asString())
                .containsExactly("1.10.0", "1.10.0-rc.1", "1.9.0", "nightly");
    }

    @Test
    void aRevocationTellsWhomItMeetsAndTakesOpenOrdersBack() throws Exception {
        operator.announced(type, "1.0.0");
        var two = operator.released(type, "2.0.0");
        var pump = operator.device(type, two);
        operator.device(type, two);
        var runner = operator.device(type, null);
        Operator.register(server.device(), runner, "fw-2.0.0", "b1");
        try (var mqtt = MqttDevice.connect(server.at().mqtt(), pump.serial(), pump.key())) {
            mqtt.register(json("{'firmware_serial':'fw-1.0.0','boot_id':'b1'}"));
            mqtt.await(Topics.UPDATE);

            var revoked = api.post("/firmware/" + two + "/revoke").json();

            assertThat(revoked.at("/state").asString()).isEqualTo("REVOKED");
            assertThat(revoked.at("/affected").toString())
                    .isEqualTo("{\"running\":1,\"assigned\":2,\"updating\":1}");
            mqtt.await(Topics.UPDATE_CANCEL);
        }
        var again = api.post("/firmware/" + two + "/revoke");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/affected/updating").asInt()).isZero();
    }

    @Test
    void onlyWhatNoDeviceNeedsCanBeDeleted() {
        var one = operator.released(type, "1.0.0");
        var two = operator.released(type, "2.0.0");
        var pump = operator.device(type, two);
        Operator.register(server.device(), pump, "fw-1.0.0", "b1");

        var running = api.delete("/firmware/" + one);
        var assigned = api.delete("/firmware/" + two);
        assertThat(running.status()).isEqualTo(409);
        assertThat(running.text("type")).isEqualTo("/problems/firmware-in-use");
        assertThat(running.text("detail")).isEqualTo("1 devices run it, and 0 should");
        assertThat(assigned.text("detail")).isEqualTo("0 devices run it, and 1 should");

        Operator.register(server.device(), pump, "fw-2.0.0", "b2");
        assertThat(api.delete("/firmware/" + one).status()).isEqualTo(204);
        assertThat(api.get("/firmware/" + one).status()).isEqualTo(404);
        assertThat(api.delete("/firmware/" + one).status()).isEqualTo(404);
        assertThat(api.delete("/firmware/" + new UUID(1, 1)).status()).isEqualTo(404);
        var deleted = api.get("/audit?order=desc&filter=event.action==firmware-deleted").json();
        assertThat(deleted.at("/items/0/package/version").asString()).isEqualTo("1.0.0");
    }

    @Test
    void whatIsDeletedMakesRoomUnlessAnotherHasTheSame() {
        var image = new byte[600_000];
        var first = operator.announced(type, "1.0.0");
        var same = operator.announced(type, "1.0.1");
        var other = operator.announced(type, "1.0.2");
        assertThat(upload(first, image).status()).isEqualTo(201);
        assertThat(upload(same, image).status()).isEqualTo(201);
        image[0] = 1;
        var refused = upload(other, image);
        assertThat(refused.status()).isEqualTo(507);
        assertThat(refused.text("type")).isEqualTo("/problems/quota-exceeded");

        api.delete("/firmware/" + first);
        assertThat(upload(other, image).status()).isEqualTo(507);
        api.delete("/firmware/" + same);
        assertThat(upload(other, image).status()).isEqualTo(201);
        api.delete("/firmware/" + other);
    }

    @Test
    void aDeletedSerialCanBeUsedAgain() {
        var first = operator.announced(type, "1.0.0");
        api.delete("/firmware/" + first);

        var pump = operator.device(type, operator.released(type, "1.0.0"));

        Operator.register(server.device(), pump, "fw-1.0.0", "b1");
        await().untilAsserted(() ->
                assertThat(operator.see(pump).at("/status/sync").asString()).isEqualTo("IN_SYNC"));
    }

    private Api.Answer upload(String firmware, byte[] image) {
        return api.upload("/firmware/" + firmware + "/content", image);
    }

    private List<Integer> counts(String firmware) {
        var shown = api.get("/firmware/" + firmware).json();
        return List.of(shown.at("/running").asInt(), shown.at("/assigned").asInt());
    }

    private List<JsonNode> listed() {
        var all = new ArrayList<JsonNode>();
        api.get("/firmware").json().at("/items").forEach(all::add);
        return all;
    }
}
