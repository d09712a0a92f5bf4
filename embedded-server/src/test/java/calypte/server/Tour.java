package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/// One call of everything there is, in an order in which each of them succeeds. What is answered is
/// held against the page by [Api] itself.
final class Tour {

    private static final byte[] IMAGE = "an image".getBytes(StandardCharsets.UTF_8);

    private final Set<DescribedApi.Operation> answered = new LinkedHashSet<>();
    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;

    Tour(RunningServer server) throws Exception {
        this.server = server;
        this.api = server.operator();
        this.operator = new Operator(api);
        this.type = operator.type();
    }

    /// What was called with success.
    Set<DescribedApi.Operation> walk() throws Exception {
        catalogue();
        devices();
        updates();
        rollouts();
        fleet();
        theServerItself();
        return answered;
    }

    private void catalogue() {
        good(api.post("/device-types", json("{'name':'%s'}", Operator.fresh("tour"))));
        good(api.get("/device-types"));
        var body = "{'serial':'fw-t','version':'0.1.0','type_id':'%s','state':'DRAFT'}";
        var path = "/firmware/" + good(api.post("/firmware", json(body, type))).text("id");
        good(api.upload(path + "/content", IMAGE));
        good(api.get("/firmware"));
        good(api.get(path));
        good(api.post(path + "/publish"));
        good(api.post(path + "/deprecate"));
        good(api.post(path + "/revoke"));
        good(api.delete(path));
    }

    private void devices() {
        var body = json("{'device_serial':'%s','type_id':'%s'}", Operator.fresh("tour"), type);
        var device = good(api.post("/devices", body));
        var path = "/devices/" + device.text("id");
        good(api.get(path));
        good(api.patch(path, json("{'name':'a pump','attributes':{'site':'3'}}")));
        good(
                api.post(
                        "/authenticate",
                        json(
                                "{'device_serial':'%s','shared_key':'%s'}",
                                device.text("device_serial"), device.text("shared_key"))));
        for (var verb : new String[] {"rekey", "disable", "enable"}) {
            good(api.post(path + "/" + verb));
        }
        good(api.post(path + "/hold", json("{'reason':'a look'}")));
        good(api.post(path + "/release", "{}"));
        for (var what : new String[] {"wire", "attempts", "explanation", "timeline"}) {
            good(api.get(path + "/" + what));
        }
        good(api.get("/devices"));
        good(api.get("/devices/count"));
        good(api.get("/devices/export?format=json"));
        var batch = "[{'device_serial':'%s','type_id':'%s'}]";
        good(api.post("/devices/batch?dry_run=true", json(batch, Operator.fresh("tour"), type)));
        good(api.post("/devices/batch", json(batch, Operator.fresh("tour"), type)));
        for (var verb : new String[] {"hold", "release", "retry", "cancel"}) {
            good(api.post("/devices/" + verb, json("{'filter':'type_id==%s'}", type)));
        }
        good(api.delete(path));
    }

    private void updates() {
        operator.announced(type, "1.0.0");
        var target = operator.released(type, "2.0.0");
        var device = operator.device(type, null);
        var path = "/devices/" + device.id();
        var assign = json("{'firmware_id':'%s','filter':'type_id==%s'}", target, type);
        var assigned = good(api.post("/devices/assign", assign));
        good(api.post("/assignments/" + assigned.text("assignment_id") + "/undo"));
        good(operator.assign(device, target));
        good(Operator.register(server.device(), device, "fw-1.0.0", "b1"));
        good(api.get(path + "/attempts"));
        good(api.post(path + "/cancel", json("{'reason':'not today'}")));
        good(api.post(path + "/retry", "{}"));
        var door = server.device().as(device.serial(), device.key());
        good(door.get("/firmware/" + target + "/content"));
        var registration =
                json(
                        "{'device_serial':'%s','current_firmware_serial':'fw-2.0.0','boot_id':'b2'}",
                        device.serial());
        good(door.post("/registration", registration));
        good(api.get(path + "/timeline"));
    }

    private void rollouts() throws Exception {
        var roller = new Roller(server);
        var device = roller.fleet(1).getFirst();
        var path = "/rollouts/" + good(roller.create(",'gate':" + Roller.LENIENT)).text("id");
        good(api.get("/rollouts"));
        good(api.post(path + "/start"));
        good(api.post(path + "/pause", json("{'reason':'a look'}")));
        good(api.post(path + "/resume"));
        for (var attempt = 1; attempt <= 3; attempt++) {
            roller.lose(device);
        }
        good(api.post(path + "/retry-failed"));
        roller.take(device);
        roller.awaitState(path.substring("/rollouts/".length()), "FINISHED");
        good(api.get(path));
        good(api.get(path + "/devices"));
        good(api.post(path + "/rollback"));
        approval();
    }

    private void approval() throws Exception {
        var roller = new Roller(server);
        roller.fleet(2);
        var gate = "{'min_success_percent':0,'min_finished':0,'soak':'0s','approval':true}";
        var id = roller.started(",'phases':[{'count':1,'gate':%s},{}]", gate);
        roller.awaitPhase(id, 1, "AWAITING_APPROVAL");
        good(api.post("/rollouts/" + id + "/approve"));
        good(api.post("/rollouts/" + id + "/abort", json("{'reason':'enough'}")));
    }

    private void fleet() {
        good(api.get("/fleet/summary"));
        good(api.get("/fleet/drift"));
        good(api.get("/fleet/history?hours=1"));
        good(api.post("/fleet/address-test", "{}"));
        good(api.get("/audit?limit=500"));
        good(api.get("/audit/export"));
    }

    private void theServerItself() {
        for (var path :
                new String[] {
                    "/health/live",
                    "/health/ready",
                    "/settings",
                    "/support-bundle",
                    "/metrics",
                    "/openapi.yaml",
                    "/asyncapi.yaml"
                }) {
            good(api.get(path));
        }
    }

    private Api.Answer good(Api.Answer answer) {
        var operation = DescribedApi.Operation.of(answer.response()).orElseThrow();
        assertThat(answer.status())
                .as(
                        "%s: %s",
                        operation, new String(answer.response().body(), StandardCharsets.UTF_8))
                .isBetween(200, 299);
        answered.add(operation);
        return answer;
    }
}
