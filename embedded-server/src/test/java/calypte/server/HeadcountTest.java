package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the figures say over HTTP is what the list shows, whatever happened, in whatever order, and
/// over a restart. That the counts are kept right step by step, the engine's walks prove.
class HeadcountTest {

    private static final int STEPS = 45;
    private static final int LOOK_EVERY = 15;

    private final List<Operator.Entered> devices = new ArrayList<>();
    private final List<String> firmware = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Map<String, MqttDevice> connected = new HashMap<>();

    @TempDir private Path data;

    @SuppressWarnings("NullAway.Init")
    private RunningServer server;

    @SuppressWarnings("NullAway.Init")
    private Operator operator;

    @SuppressWarnings("NullAway.Init")
    private String type;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsKeptIsWhatARecountFinds() throws Exception {
        start(true);
        var random = new Random(4);
        var operations = operations(random);
        for (var step = 1; step <= STEPS; step++) {
            var device = devices.get(random.nextInt(devices.size()));
            operations.get(random.nextInt(operations.size())).accept(device);
            if (step % LOOK_EVERY == 0) {
                agree("step %d, after %s".formatted(step, told));
            }
        }
        // The sessions end with the server, and none of them is told of.
        server.close();
        connected.values().forEach(this::close);
        start(false);
        assertThat(see("/fleet/summary").at("/link/ONLINE").asInt()).isZero();
        agree("a restart");
    }

    private void start(boolean isFirst) throws Exception {
        server = RunningServer.on(data);
        operator = new Operator(server.operator());
        told.clear();
        if (isFirst) {
            type = operator.type();
            for (var version : List.of("1.0.0", "2.0.0", "3.0.0")) {
                firmware.add(operator.released(type, version));
            }
            firmware.add(operator.announced(type, "4.0.0"));
            for (var i = 0; i < 6; i++) {
                enter(i % 2 == 0 ? firmware.get(i / 2) : null);
            }
        }
    }

    private List<Consumer<Operator.Entered>> operations(Random random) {
        return List.of(
                device -> register(device, serialOf(pick(random)), "b" + random.nextInt(4)),
                device -> register(device, serialOf(pick(random)), "c" + random.nextInt()),
                device -> register(device, "unheard-of", "c" + random.nextInt()),
                device -> operator.assign(device, pick(random)),
                device -> operator.assign(device, null),
                _ -> assignAll(pick(random)),
                device -> say(device, random.nextBoolean() ? "disable" : "enable"),
                device -> say(device, "enable"),
                device -> say(device, random.nextBoolean() ? "hold" : "release"),
                device -> say(device, random.nextBoolean() ? "cancel" : "retry"),
                device -> connect(device),
                device -> connect(device),
                device -> disconnect(device),
                _ -> enter(random.nextBoolean() ? pick(random) : null),
                device -> {
                    if (devices.size() > 4) {
                        told.add("delete " + device.serial());
                        devices.remove(device);
                        assertThat(api().delete("/devices/" + device.id()).status()).isEqualTo(204);
                    }
                },
                _ -> {
                    if (random.nextInt(8) == 0) {
                        move(firmware.getLast(), "revoke");
                    }
                });
    }

    private void enter(@Nullable String assigned) {
        var device = operator.device(type, assigned);
        told.add("enter " + device.serial());
        devices.add(device);
    }

    private void register(Operator.Entered device, String serial, String boot) {
        told.add(device.serial() + " runs " + serial + " in " + boot);
        var status = Operator.register(server.device(), device, serial, boot).status();
        assertThat(status).isIn(200, 401, 403, 429);
    }

    private void assignAll(String id) {
        told.add("all should run " + id);
        var body = json("{'filter':'type_id==%s','firmware_id':'%s'}", type, id);
        assertThat(api().post("/devices/assign", body).status()).isIn(200, 422);
    }

    private void say(Operator.Entered device, String verb) {
        told.add(verb + " " + device.serial());
        assertThat(api().post("/devices/" + device.id() + "/" + verb, "{}").status())
                .isIn(200, 404, 409);
    }

    private void connect(Operator.Entered device) {
        told.add("connect " + device.serial());
        try {
            var mqtt = MqttDevice.connect(server.at().mqtt(), device.serial(), device.key());
            close(connected.put(device.serial(), mqtt));
        } catch (Exception _) {
            told.add("refused");
        }
    }

    private void disconnect(Operator.Entered device) {
        told.add("disconnect " + device.serial());
        close(connected.remove(device.serial()));
    }

    private void close(@Nullable MqttDevice mqtt) {
        try {
            if (mqtt != null) {
                mqtt.close();
            }
        } catch (Exception _) {
            told.add("it was cut before");
        }
    }

    private void move(String id, String verb) {
        told.add(verb + " " + id);
        assertThat(api().post("/firmware/" + id + "/" + verb).status()).isIn(200, 409);
    }

    /// The loop may be between the looks: then they agree a moment later.
    private void agree(String when) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    var all = see("/devices?limit=500").at("/items");
                    var summary = see("/fleet/summary");
                    var cells = see("/fleet/drift").at("/cells");

                    assertThat(summary.at("/total").asLong()).as(when).isEqualTo(all.size());
                    for (var axis : List.of("sync", "activity", "link")) {
                        assertThat(counted(summary.at("/" + axis)))
                                .as("%s, %s", axis, when)
                                .isEqualTo(recounted(all, "/status/" + axis));
                    }
                    assertThat(summary.at("/flag/DISABLED").asInt())
                            .as(when)
                            .isEqualTo(recounted(all, "/enabled").getOrDefault("false", 0));
                    assertThat(summary.at("/flag/STUCK").asInt())
                            .as(when)
                            .isEqualTo(recounted(all, "/status/stuck").getOrDefault("true", 0));
                    assertThat(drift(cells)).as(when).isEqualTo(drifts(all));
                    for (var id : firmware) {
                        var filter =
                                "assigned_firmware_id==" + id + ";(sync==DRIFTED,enabled==false)";
                        assertThat(see("/devices/count?filter=" + filter).at("/count").asInt())
                                .as("%s, %s", filter, when)
                                .isEqualTo(see("/devices?filter=" + filter).at("/items").size());
                    }
                });
    }

    private static Map<String, Integer> counted(JsonNode axis) {
        var counts = new TreeMap<String, Integer>();
        axis.properties().stream()
                .filter(count -> count.getValue().asInt() != 0)
                .forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
        return counts;
    }

    private static Map<String, Integer> recounted(JsonNode devices, String path) {
        var counts = new TreeMap<String, Integer>();
        devices.forEach(device -> counts.merge(device.at(path).asString(), 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> drift(JsonNode cells) {
        var counts = new TreeMap<String, Integer>();
        cells.forEach(cell ->
                counts.put(pair(cell) + cell.at("/unknown").asString(), cell.at("/count").asInt()));
        return counts;
    }

    private static Map<String, Integer> drifts(JsonNode devices) {
        var counts = new TreeMap<String, Integer>();
        devices.forEach(device -> {
            var unknown = device.at("/status/sync").asString().equals("UNKNOWN_FIRMWARE");
            counts.merge(pair(device) + unknown, 1, Integer::sum);
        });
        return counts;
    }

    private static String pair(JsonNode of) {
        return of.at("/current_firmware_id") + " " + of.at("/assigned_firmware_id") + " ";
    }

    private String pick(Random random) {
        return firmware.get(random.nextInt(firmware.size()));
    }

    private String serialOf(String id) {
        return api().get("/firmware/" + id).text("serial");
    }

    private JsonNode see(String path) {
        return operator.api().get(path).json();
    }

    private Api api() {
        return operator.api();
    }
}
