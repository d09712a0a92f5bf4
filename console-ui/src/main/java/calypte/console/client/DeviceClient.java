package calypte.console.client;

import calypte.model.device.DeviceId;
import calypte.model.device.SharedKey;
import calypte.model.firmware.FirmwareId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// All that can be asked about one device and done to it.
public final class DeviceClient {

    private final Wire wire;

    DeviceClient(Wire wire) {
        this.wire = wire;
    }

    /// What became of an assignment that was taken back.
    ///
    /// @param tooLate had an order by then
    /// @param changedSince were assigned something else meanwhile, or deleted
    public record Undone(long restored, long tooLate, long changedSince) {}

    private record Messages(List<WireMessage> items) {}

    public DeviceDetail detail(DeviceId device) throws Trouble {
        return DeviceDetail.of(wire.get(path(device, ""), JsonNode.class));
    }

    /// @param before the `next` of the page before; null for the newest
    public Timeline timeline(DeviceId device, @Nullable Long before, int limit) throws Trouble {
        var path = Wire.query(path(device, "/timeline"), "before", before, "limit", limit);
        return wire.get(path, Timeline.class);
    }

    /// The latest first.
    public List<Attempt> attempts(DeviceId device) throws Trouble {
        Page<Attempt> page = wire.get(path(device, "/attempts"), Json.pageOf(Attempt.class));
        return page.items();
    }

    /// The oldest first.
    public List<WireMessage> wire(DeviceId device) throws Trouble {
        return wire.get(path(device, "/wire"), Messages.class).items();
    }

    /// Does what a word of the API says, such as `hold` or `disable`.
    public DeviceDetail say(DeviceId device, String word) throws Trouble {
        var path = path(device, "/" + word);
        return DeviceDetail.of(wire.post(path, Map.of(), JsonNode.class));
    }

    /// @param reason why older firmware replaces newer, if it does
    public DeviceDetail assign(DeviceId device, FirmwareId firmware, @Nullable String reason)
            throws Trouble {
        var patch = assignment(firmware, reason);
        return DeviceDetail.of(wire.patch(path(device, ""), patch, JsonNode.class));
    }

    /// The body of [#assign].
    public static Map<String, Object> assignment(FirmwareId firmware, @Nullable String reason) {
        var patch = new HashMap<String, Object>(Map.of("assigned_firmware_id", firmware));
        if (reason != null) {
            patch.put("allow_downgrade", true);
            patch.put("reason", reason);
        }
        return patch;
    }

    /// @param words `name`, `tags`, `notes`: those that are to be others
    public DeviceDetail describe(DeviceId device, Map<String, Object> words) throws Trouble {
        return DeviceDetail.of(wire.patch(path(device, ""), words, JsonNode.class));
    }

    /// Takes an assignment back, as far as nobody was told of it.
    public Undone undo(String assignment) throws Trouble {
        return wire.post("/assignments/" + assignment + "/undo", Map.of(), Undone.class);
    }

    /// The old key is void at once.
    public SharedKey rekey(DeviceId device) throws Trouble {
        var answer = wire.post(path(device, "/rekey"), Map.of(), JsonNode.class);
        return new SharedKey(answer.path("shared_key").asString(""));
    }

    public void delete(DeviceId device) throws Trouble {
        wire.delete(path(device, ""));
    }

    /// Writes all that happened to it to a file, one event a line.
    public void exportTimeline(DeviceId device, Path target) throws Trouble {
        var filter = "device.id==" + device;
        wire.download(Wire.query("/audit/export", "format", "ndjson", "filter", filter), target);
    }

    static String path(DeviceId device, String end) {
        return "/devices/" + device + end;
    }
}
