package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// An operator who rolls firmware out, and the devices of a type of their own that he does it to.
/// They speak HTTP, run `fw-1.0.0` and were assigned it.
final class Roller {

    /// A gate that nothing passes or trips by itself, and no soak.
    static final String LENIENT =
            "{'min_success_percent':0,'max_failure_percent':null,'min_finished':0,'soak':'0s'}";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;
    private final String old;
    private final String target;
    private int boots;

    Roller(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
        this.type = operator.type();
        this.old = operator.released(type, "1.0.0");
        this.target = operator.released(type, "2.0.0");
    }

    Operator operator() {
        return operator;
    }

    Api api() {
        return api;
    }

    String type() {
        return type;
    }

    String old() {
        return old;
    }

    String target() {
        return target;
    }

    List<Operator.Entered> fleet(int count) {
        return Stream.generate(
                        () -> {
                            var device = operator.device(type, old);
                            say(device, "fw-1.0.0");
                            return device;
                        })
                .limit(count)
                .toList();
    }

    /// A registration in a boot of its own.
    JsonNode say(Operator.Entered device, String firmware) {
        var answer = Operator.register(server.device(), device, firmware, "b" + boots++);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    /// A registration in one boot: it asks and changes nothing.
    JsonNode ask(Operator.Entered device) {
        return Operator.register(server.device(), device, "fw-1.0.0", "asking").json();
    }

    /// The device is ordered, and proves it.
    void take(Operator.Entered device) {
        awaitOrder(device);
        say(device, "fw-2.0.0");
    }

    /// The device is ordered, and comes back with what it ran: its attempt is lost.
    void lose(Operator.Entered device) {
        awaitOrder(device);
        say(device, "fw-1.0.0");
    }

    void awaitOrder(Operator.Entered device) {
        await().atMost(PATIENCE).until(() -> ask(device).at("/update").isObject());
    }

    /// A rollout of the target to all devices of the type; `more` holds further fields.
    Api.Answer create(String more, Object... values) {
        return api.post(
                "/rollouts",
                json("{'firmware_id':'%s','filter':'type_id==%s'", target, type)
                        + json(more, values)
                        + "}");
    }

    /// The same, and it is running.
    String started(String more, Object... values) {
        var made = create(",'start':true" + more, values);
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        return made.text("id");
    }

    JsonNode see(String rollout) {
        return api.get("/rollouts/" + rollout).json();
    }

    Api.Answer say(String rollout, String word) {
        return api.post("/rollouts/" + rollout + "/" + word);
    }

    void awaitState(String rollout, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    var seen = see(rollout);
                    assertThat(seen.at("/state").asString()).as(seen.toString()).isEqualTo(state);
                });
    }

    void awaitPhase(String rollout, int number, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    var seen = see(rollout);
                    assertThat(phase(seen, number).at("/state").asString())
                            .as(seen.toString())
                            .isEqualTo(state);
                });
    }

    static JsonNode phase(JsonNode rollout, int number) {
        return rollout.at("/phases/" + (number - 1));
    }

    /// The devices of a phase, among `fleet`.
    List<Operator.Entered> inPhase(String rollout, int number, List<Operator.Entered> fleet) {
        var ids =
                targets(rollout, "phase=" + number).stream()
                        .map(it -> it.at("/device_id").asString())
                        .toList();
        return fleet.stream().filter(device -> ids.contains(device.id())).toList();
    }

    /// What the rollout says of its devices.
    List<JsonNode> targets(String rollout, String query) {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        while (true) {
            var page =
                    api.get("/rollouts/" + rollout + "/devices?limit=500&" + query + cursor).json();
            page.at("/items").forEach(all::add);
            if (page.at("/next").isNull()) {
                return all;
            }
            cursor = "&cursor=" + page.at("/next").asString();
        }
    }

    String assigned(Operator.Entered device) {
        return operator.see(device).at("/assigned_firmware_id").asString();
    }

    /// The actions that the trail has on a rollout, the oldest first.
    List<String> actions(String rollout) {
        var actions = new ArrayList<String>();
        for (var event :
                api.get("/audit?limit=500&order=desc&filter=event.action==rollout-*")
                        .json()
                        .at("/items")) {
            if (event.at("/labels/rollout_id").asString("").equals(rollout)) {
                actions.addFirst(event.at("/event/action").asString());
            }
        }
        return actions;
    }

    /// What is counted is what is there.
    void recount(String rollout) {
        var seen = see(rollout);
        for (var phase : seen.at("/phases")) {
            var there =
                    targets(rollout, "phase=" + phase.at("/number").asInt()).stream()
                            .collect(
                                    Collectors.groupingBy(
                                            it ->
                                                    it.at("/state")
                                                            .asString()
                                                            .toLowerCase(java.util.Locale.ROOT),
                                            Collectors.counting()));
            for (var count : phase.at("/counts").properties()) {
                if (!count.getKey().equals("total")) {
                    assertThat(count.getValue().asLong())
                            .as("%s of %s", count.getKey(), phase)
                            .isEqualTo(there.getOrDefault(count.getKey(), 0L));
                }
            }
        }
    }
}
