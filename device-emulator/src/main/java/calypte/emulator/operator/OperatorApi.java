package calypte.emulator.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.wire.Http;
import calypte.emulator.wire.Json;
import io.helidon.http.Method;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The operator API, as far as the emulator's programs need it.
public final class OperatorApi {

    /// How many devices one call may enter.
    public static final int BATCH = 1_000;

    private static final int PAGE = 500;
    private static final byte[] NOTHING = {};

    private final URI url;
    private final String authorization;
    private final Http http = new Http();

    public OperatorApi(URI url, String token) {
        this.url = url;
        this.authorization = "Bearer " + token.strip();
    }

    /// @throws IOException if the token cannot be read
    public static OperatorApi withTokenFrom(Path file, URI url) throws IOException {
        return new OperatorApi(url, Files.readString(file));
    }

    /// The device type of this name, which is made if it is not there.
    public UUID type(String name) throws OperatorException {
        var known = find("/device-types", type -> name.equals(type.path("name").asString("")));
        return known.isPresent() ? known.get() : created("/device-types", Map.of("name", name));
    }

    /// The firmware of this serial and type, if it is there.
    public Optional<UUID> firmware(String serial, UUID type) throws OperatorException {
        return find(
                "/firmware",
                firmware ->
                        serial.equals(firmware.path("serial").asString(""))
                                && type.toString().equals(firmware.path("type_id").asString("")));
    }

    public UUID createFirmware(String serial, UUID type) throws OperatorException {
        return created("/firmware", Map.of("serial", serial, "version", serial, "type_id", type));
    }

    public Content upload(UUID firmware, byte[] content) throws OperatorException {
        var path = "/firmware/" + firmware + "/content";
        return read(
                path, call(Method.PUT, path, "application/octet-stream", content), Content.class);
    }

    /// What the server says that it has.
    public record Content(String sha256, long sizeBytes) {}

    /// Enters up to [#BATCH] devices: all of them, or none. Each comes back with its key.
    public List<DeviceView> createDevices(List<NewDevice> devices) throws OperatorException {
        var path = "/devices/batch";
        return read(path, post(path, devices), Page.class).items();
    }

    /// The device with a fresh key; the old one is void.
    public DeviceView rekey(DeviceView device) throws OperatorException {
        var path = "/devices/" + device.id() + "/rekey";
        var key = read(path, post(path, Map.of()), Key.class).sharedKey();
        return new DeviceView(
                device.id(),
                device.deviceSerial(),
                device.assignedFirmwareId(),
                device.currentFirmwareId(),
                device.status(),
                key);
    }

    private record Key(String sharedKey) {}

    public void assign(List<UUID> devices, UUID firmware) throws OperatorException {
        post("/devices/assign", Map.of("ids", devices, "firmware_id", firmware));
    }

    public void delete(DeviceView device) throws OperatorException {
        var _ = call(Method.DELETE, "/devices/" + device.id(), "application/json", NOTHING);
    }

    public RolloutView createRollout(NewRollout rollout) throws OperatorException {
        var path = "/rollouts";
        return read(path, post(path, rollout), RolloutView.class);
    }

    public RolloutView rollout(UUID id) throws OperatorException {
        var path = "/rollouts/" + id;
        return read(path, get(path), RolloutView.class);
    }

    public void startRollout(UUID id) throws OperatorException {
        post("/rollouts/" + id + "/start", Map.of());
    }

    /// Brings the devices of a rollout back to what each ran before.
    ///
    /// @return the rollouts that do so, started
    public List<RolloutView> rollBack(UUID id) throws OperatorException {
        var path = "/rollouts/" + id + "/rollback";
        return read(path, post(path, Map.of("start", true)), Rollouts.class).items();
    }

    private record Rollouts(List<RolloutView> items) {}

    /// All devices that fit an RSQL filter.
    public List<DeviceView> devices(String filter) throws OperatorException {
        var all = new ArrayList<DeviceView>();
        String cursor = null;
        do {
            var path = "/devices?limit=" + PAGE + "&filter=" + encoded(filter) + after(cursor);
            var page = read(path, get(path), Page.class);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private record Page(List<DeviceView> items, @Nullable String next) {}

    private static String after(@Nullable String cursor) {
        return cursor == null ? "" : "&cursor=" + encoded(cursor);
    }

    /// How many devices fit an RSQL filter.
    public long count(String filter) throws OperatorException {
        var path = "/devices/count?filter=" + encoded(filter);
        return read(path, get(path), Count.class).count();
    }

    private record Count(long count) {}

    /// The server's own figures, in the Prometheus text form.
    public String metrics() throws OperatorException {
        return get("/metrics").text();
    }

    private Optional<UUID> find(String path, Predicate<JsonNode> fits) throws OperatorException {
        var answer = read(path, get(path), JsonNode.class);
        var items = answer.isArray() ? answer : answer.path("items");
        return items.valueStream().filter(fits).findFirst().map(OperatorApi::id);
    }

    private UUID created(String path, Object body) throws OperatorException {
        return id(read(path, post(path, body), JsonNode.class));
    }

    private static UUID id(JsonNode thing) {
        return UUID.fromString(thing.path("id").asString(""));
    }

    private Http.Answer get(String path) throws OperatorException {
        return call(Method.GET, path, "application/json", NOTHING);
    }

    private Http.Answer post(String path, Object body) throws OperatorException {
        return call(Method.POST, path, "application/json", Json.bytes(body));
    }

    private Http.Answer call(Method method, String path, String type, byte[] body)
            throws OperatorException {
        try {
            var answer = http.send(method, url.resolve(path), authorization, type, body);
            if (!answer.isOk()) {
                throw OperatorException.refused(
                        method.text() + " " + path, answer.status(), detail(answer));
            }
            return answer;
        } catch (IOException e) {
            throw OperatorException.unreachable(url.toString(), e);
        }
    }

    private static String detail(Http.Answer answer) {
        try {
            var problem = Json.read(answer.body(), JsonNode.class);
            var errors = problem.path("errors");
            var detail = problem.path("detail").asString(problem.path("title").asString(""));
            return errors.isEmpty() ? detail : detail + " " + errors;
        } catch (IOException _) {
            return answer.text();
        }
    }

    private static <T> T read(String call, Http.Answer answer, Class<T> type)
            throws OperatorException {
        try {
            return Json.read(answer.body(), type);
        } catch (IOException e) {
            throw OperatorException.misunderstood(call, e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
