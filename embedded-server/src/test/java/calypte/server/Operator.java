package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an operator does all day, in one line each. Everything has a name of its own, so that tests
/// do not meet.
final class Operator {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Api api;

    Operator(Api api) {
        this.api = api;
    }

    /// A device as it was entered.
    record Entered(String id, String serial, String key) {}

    /// JSON with `'` for `"`.
    static String json(String text, @Nullable Object... values) {
        return text.formatted(values).replace('\'', '"');
    }

    static String fresh(String name) {
        return name + "-" + NAMES.incrementAndGet();
    }

    Api api() {
        return api;
    }

    String type() {
        var added = api.post("/device-types", json("{'name':'%s'}", fresh("type")));
        assertThat(added.status()).isEqualTo(201);
        return added.text("id");
    }

    /// Published, but still without content.
    String announced(String type, String version) {
        var added =
                api.post(
                        "/firmware",
                        json(
                                "{'serial':'fw-%s','version':'%s','type_id':'%s'}",
                                version, version, type));
        assertThat(added.status()).isEqualTo(201);
        return added.text("id");
    }

    /// Published with content, its serial `fw-` and the version.
    String released(String type, String version) {
        var id = announced(type, version);
        var content = ("the image of " + version).getBytes(StandardCharsets.UTF_8);
        assertThat(api.upload("/firmware/" + id + "/content", content).status()).isEqualTo(201);
        return id;
    }

    Entered device(String type, @Nullable String firmware) {
        return device(fresh("SN"), type, firmware);
    }

    Entered device(String serial, String type, @Nullable String firmware) {
        var assigned = firmware == null ? "" : json(",'firmware_id':'%s'", firmware);
        var body = json("{'device_serial':'%s','type_id':'%s'", serial, type);
        var made = api.post("/devices", body + assigned + "}");
        assertThat(made.status()).isEqualTo(201);
        return new Entered(made.text("id"), serial, made.text("shared_key"));
    }

    JsonNode see(Entered device) {
        return api.get("/devices/" + device.id()).json();
    }

    Api.Answer assign(Entered device, @Nullable String firmware) {
        var id = firmware == null ? "null" : json("'%s'", firmware);
        return patch(device, json("{'assigned_firmware_id':%s}", id));
    }

    Api.Answer patch(Entered device, String body) {
        return api.patch("/devices/" + device.id(), body);
    }

    /// A device registers over HTTP, in a boot of that name.
    static Api.Answer register(Api door, Entered device, String firmwareSerial, String boot) {
        return door.post(
                "/gateway/registration",
                json(
                        "{'device_serial':'%s','shared_key':'%s','firmware_serial':'%s','boot_id':'%s'}",
                        device.serial(), device.key(), firmwareSerial, boot));
    }

    /// What the audit trail has on a device, the oldest first.
    List<JsonNode> trail(Entered device) {
        var events = new ArrayList<JsonNode>();
        var page =
                api.get("/audit?limit=500&filter=device.serial_number==" + device.serial()).json();
        page.at("/items").forEach(events::add);
        return events;
    }

    List<String> actions(Entered device) {
        return trail(device).stream().map(it -> it.at("/event/action").asString()).toList();
    }

    /// The last event of that action on a device.
    JsonNode last(Entered device, String action) {
        return trail(device).reversed().stream()
                .filter(it -> it.at("/event/action").asString().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + action + " of " + device.serial()));
    }
}
