package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import calypte.model.update.Hindrance;
import calypte.model.update.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The status that is stored, to be counted and filtered by, is the one that is explained: after
/// whatever happened, in whatever order.
@OnTheSharedServer
class StatusIndexTest {

    private static final int STEPS = 120;
    private static final int LOOK_EVERY = 15;

    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;
    private final List<Operator.Entered> devices = new ArrayList<>();
    private final List<String> firmware = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    StatusIndexTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
        this.type = operator.type();
    }

    @Test
    void whatIsCountedIsWhatIsExplained() {
        for (var seed : List.of(1L, 20L, 300L)) {
            start();
            var random = new Random(seed);
            var operations = operations(random);
            for (var step = 1; step <= STEPS; step++) {
                var device = devices.get(random.nextInt(devices.size()));
                operations.get(random.nextInt(operations.size())).accept(device);
                if (step % LOOK_EVERY == 0) {
                    agree("seed %d, step %d, after %s".formatted(seed, step, told));
                }
            }
        }
    }

    private void start() {
        devices.clear();
        firmware.clear();
        told.clear();
        var name = Operator.fresh("v");
        for (var version : List.of("1.0.0", "2.0.0", "3.0.0")) {
            firmware.add(operator.released(type, version + "-" + name));
        }
        firmware.add(operator.announced(type, "4.0.0-" + name));
        for (var i = 0; i < 6; i++) {
            devices.add(operator.device(type, i % 2 == 0 ? firmware.get(i / 2) : null));
        }
    }

    private List<Consumer<Operator.Entered>> operations(Random random) {
        return List.of(
                device -> register(device, serialOf(pick(random)), "b" + random.nextInt(4)),
                device -> register(device, serialOf(pick(random)), "c" + random.nextInt()),
                device -> register(device, "unheard-of", "c" + random.nextInt()),
                device -> assign(device, pick(random)),
                device -> assign(device, pick(random)),
                device -> assign(device, null),
                device -> say(device, "disable"),
                device -> say(device, "enable"),
                device -> say(device, "enable"),
                device -> say(device, "hold"),
                device -> say(device, "release"),
                device -> say(device, "retry"),
                device -> say(device, "cancel"),
                device -> {
                    if (random.nextInt(10) == 0) {
                        move(pick(random), "deprecate");
                    }
                },
                device -> {
                    if (random.nextInt(15) == 0) {
                        move(firmware.getLast(), "revoke");
                    }
                });
    }

    private void register(Operator.Entered device, String serial, String boot) {
        told.add(device.serial() + " runs " + serial + " in " + boot);
        var status = Operator.register(server.device(), device, serial, boot).status();
        assertThat(status).isIn(200, 403);
    }

    private void assign(Operator.Entered device, @Nullable String id) {
        told.add(device.serial() + " should run " + id);
        var body = json("'assigned_firmware_id':%s", id == null ? "null" : json("'%s'", id));
        var meant = json("{%s,'allow_downgrade':true,'reason':'a test'}", body);
        assertThat(operator.patch(device, meant).status()).isIn(200, 422);
    }

    private void say(Operator.Entered device, String verb) {
        told.add(verb + " " + device.serial());
        assertThat(api.post("/devices/" + device.id() + "/" + verb).status()).isIn(200, 409);
    }

    private void move(String id, String verb) {
        told.add(verb + " " + id);
        assertThat(api.post("/firmware/" + id + "/" + verb).status()).isIn(200, 409);
    }

    /// The loop may be between the two looks: then they agree a moment later.
    private void agree(String when) {
        await().untilAsserted(() -> {
            var shown = api.get("/devices?limit=500&filter=type_id==" + type).json().at("/items");
            for (var axis : axes().entrySet()) {
                var explained = new HashMap<String, Long>();
                shown.forEach(it -> explained.merge(word(it, axis.getKey()), 1L, Long::sum));
                for (var word : axis.getValue()) {
                    assertThat(count(axis.getKey() + "==" + word))
                            .as("%s==%s, %s", axis.getKey(), word, when)
                            .isEqualTo(explained.getOrDefault(word, 0L));
                }
            }
            for (var id : firmware) {
                var tally = api.get("/firmware/" + id).json();
                assertThat(tally.at("/running").asLong())
                        .as("running %s, %s", id, when)
                        .isEqualTo(count("current_firmware_id==" + id));
                assertThat(tally.at("/assigned").asLong())
                        .as("assigned %s, %s", id, when)
                        .isEqualTo(count("assigned_firmware_id==" + id));
            }
            for (var device : shown) {
                assertThat(device.at("/status/next").asString().isEmpty())
                        .as("%s, %s", device, when)
                        .isEqualTo(isAtRest(device));
            }
        });
    }

    /// Only what is in sync and enabled waits for nothing.
    private static boolean isAtRest(JsonNode device) {
        return word(device, "activity").equals("IDLE") && word(device, "sync").equals("IN_SYNC");
    }

    private long count(String filter) {
        return api.get("/devices/count?filter=type_id==" + type + ";" + filter)
                .json()
                .at("/count")
                .asLong();
    }

    private String pick(Random random) {
        return firmware.get(random.nextInt(firmware.size()));
    }

    private String serialOf(String id) {
        return api.get("/firmware/" + id).text("serial");
    }

    private static String word(JsonNode device, String axis) {
        return switch (axis) {
            case "hindrance", "step" -> device.at("/update/" + axis).asString("null");
            case "held" -> Boolean.toString(device.at("/hold").isObject());
            case "quarantined" -> Boolean.toString(device.at("/quarantine").isObject());
            default -> device.at("/status/" + axis).asString();
        };
    }

    private static Map<String, List<String>> axes() {
        return Map.of(
                "stuck", List.of("true", "false"),
                "held", List.of("true", "false"),
                "quarantined", List.of("true", "false"),
                "hindrance", withNone(Hindrance.values()),
                "step", withNone(Step.values()),
                "sync", names(Sync.values()),
                "activity", names(Activity.values()),
                "link", names(Link.values()));
    }

    private static List<String> withNone(Enum<?>[] values) {
        return Stream.concat(names(values).stream(), Stream.of("null")).toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
