package calypte.console.client;

import calypte.model.device.DeviceType;
import calypte.model.device.SharedKey;
import calypte.model.firmware.FirmwareId;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;

/// The operator API. Every call waits for the network: never make one on the screen's thread.
public final class FleetClient implements AutoCloseable {

    /// The most rows the server gives at once.
    private static final int FULL_PAGE = 500;

    private final Wire wire;

    public FleetClient(URI server, String token) {
        this.wire = new Wire(server, token);
    }

    public URI server() {
        return wire.server();
    }

    /// From now on, whether calls that would change something are refused with [Locked].
    public void setReadOnly(boolean now) {
        wire.setReadOnly(now);
    }

    public Page<Device> devices(DeviceQuery query) throws Trouble {
        var path =
                Wire.query(
                        "/devices",
                        "filter",
                        query.filter(),
                        "sort",
                        query.sort(),
                        "limit",
                        query.limit(),
                        "cursor",
                        query.cursor());
        return wire.get(path, Json.pageOf(Device.class));
    }

    /// How many devices a filter finds; all of them when it is empty.
    public long count(String filter) throws Trouble {
        return wire.get(Wire.query("/devices/count", "filter", filter), Count.class).count();
    }

    public Registered register(NewDevice device) throws Trouble {
        var answer = wire.post("/devices", device, JsonNode.class);
        return new Registered(
                Json.MAPPER.treeToValue(answer, Device.class),
                new SharedKey(answer.path("shared_key").asString("")));
    }

    public Assignment.Counts assign(Assignment assignment) throws Trouble {
        var path = "/devices/assign";
        return assignment.dryRun()
                ? wire.inquire(path, assignment, Assignment.Counts.class)
                : wire.post(path, assignment, Assignment.Counts.class);
    }

    public Summary summary() throws Trouble {
        return wire.get("/fleet/summary", Summary.class);
    }

    public Drift drift() throws Trouble {
        return wire.get("/fleet/drift", Drift.class);
    }

    /// What the fleet ran in the last `hours`.
    public FleetHistory history(int hours) throws Trouble {
        return wire.get(Wire.query("/fleet/history", "hours", hours), FleetHistory.class);
    }

    /// All types and all firmware there are.
    public Catalogue catalogue() throws Trouble {
        return new Catalogue(
                all("/device-types", DeviceType.class), all("/firmware", FirmwareEntry.class));
    }

    public DeviceType addType(String name) throws Trouble {
        return wire.post("/device-types", Map.of("name", name), DeviceType.class);
    }

    public FirmwareEntry addFirmware(NewFirmware firmware) throws Trouble {
        return wire.post("/firmware", firmware, FirmwareEntry.class);
    }

    /// Sends the content of a firmware from a file; `sent` hears how many bytes have gone out.
    public void upload(FirmwareId firmware, Path file, LongConsumer sent)
            throws Trouble, FileNotFoundException {
        BodyPublisher content = new CountingPublisher(file, sent);
        wire.put("/firmware/" + firmware + "/content", content);
    }

    public Page<AuditEvent> audit(AuditQuery query) throws Trouble {
        var path =
                Wire.query(
                        "/audit",
                        "after",
                        query.after(),
                        "filter",
                        query.filter(),
                        "order",
                        query.newestFirst() ? "desc" : "asc",
                        "limit",
                        query.limit());
        Page<JsonNode> page = wire.get(path, Json.pageOf(JsonNode.class));
        return new Page<>(page.items().stream().map(Json::auditEvent).toList(), page.next());
    }

    /// How the server itself is. It answers this even when it is not well.
    public Health health() throws Trouble {
        return Health.of(wire.getAnyhow("/health/ready"));
    }

    /// The same server by the same way, as JSON.
    public FleetJson json() {
        return new FleetJson(wire);
    }

    /// The same server's rollouts.
    public RolloutClient rollouts() {
        return new RolloutClient(wire);
    }

    /// The same server, asked about itself.
    public ServerClient platform() {
        return new ServerClient(wire);
    }

    /// The same server, asked about one device.
    public DeviceClient oneDevice() {
        return new DeviceClient(wire);
    }

    /// The same calls, written down for a shell.
    public Recipes recipes() {
        return new Recipes(wire.server());
    }

    /// The same server, for what is done to many devices at once.
    public SelectionClient selections() {
        return new SelectionClient(this, wire);
    }

    /// The same server's library, for those who look after it.
    public LibraryClient library() {
        return new LibraryClient(wire);
    }

    /// The same server's audit, beyond its latest events.
    public TrailClient trail() {
        return new TrailClient(wire);
    }

    /// A feed of this server's news, not yet started.
    public LiveFeed feed() {
        return new LiveFeed(wire);
    }

    @Override
    public void close() {
        wire.close();
    }

    private <T> List<T> all(String path, Class<T> type) throws Trouble {
        var all = new ArrayList<T>();
        Page<T> page = wire.get(Wire.query(path, "limit", FULL_PAGE), Json.pageOf(type));
        all.addAll(page.items());
        while (page.next() != null) {
            var more = Wire.query(path, "limit", FULL_PAGE, "cursor", page.next());
            page = wire.get(more, Json.pageOf(type));
            all.addAll(page.items());
        }
        return all;
    }

    private record Count(long count) {}
}
