package calypte.console.client;

import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.FirmwareId;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The firmware library, for those who fill it and tidy it up.
public final class LibraryClient {

    private static final int FULL_PAGE = 500;

    private final Wire wire;

    LibraryClient(Wire wire) {
        this.wire = wire;
    }

    /// What is said of a firmware before it has content. It begins as a draft, so that nobody is
    /// assigned what is only half there.
    ///
    /// @param sequence the maker's count of releases
    /// @param signature the maker's, in base64; needs a sequence
    public record Draft(
            String serial,
            String version,
            DeviceTypeId typeId,
            @Nullable Long sequence,
            @Nullable String signature) {}

    /// What a revocation leaves in want of another firmware.
    public record Affected(long running, long assigned, long updating) {}

    private record Revoked(Affected affected) {}

    public FirmwareEntry draft(Draft draft) throws Trouble {
        var body = Json.MAPPER.valueToTree(draft).asObject().put("state", "DRAFT");
        return wire.post("/firmware", body, FirmwareEntry.class);
    }

    /// Sends content from a file; `sent` hears how many bytes have gone out.
    public void upload(FirmwareId id, Path file, LongConsumer sent)
            throws Trouble, FileNotFoundException {
        wire.put(at(id) + "/content", new CountingPublisher(file, sent));
    }

    public FirmwareEntry firmware(FirmwareId id) throws Trouble {
        return wire.get(at(id), FirmwareEntry.class);
    }

    public FirmwareEntry publish(FirmwareId id) throws Trouble {
        return wire.post(at(id) + "/publish", Map.of(), FirmwareEntry.class);
    }

    public FirmwareEntry deprecate(FirmwareId id) throws Trouble {
        return wire.post(at(id) + "/deprecate", Map.of(), FirmwareEntry.class);
    }

    public Affected revoke(FirmwareId id) throws Trouble {
        return wire.post(at(id) + "/revoke", Map.of(), Revoked.class).affected();
    }

    public void delete(FirmwareId id) throws Trouble {
        wire.delete(at(id));
    }

    /// What was done to it, the newest first, as far as the last events about firmware tell.
    public List<AuditEvent> history(FirmwareEntry one) throws Trouble {
        var path =
                Wire.query(
                        "/audit",
                        "filter",
                        "event.action==firmware-*",
                        "order",
                        "desc",
                        "limit",
                        FULL_PAGE);
        Page<JsonNode> page = wire.get(path, Json.pageOf(JsonNode.class));
        return page.items().stream()
                .filter(event -> isAbout(event.path("package"), one))
                .map(Json::auditEvent)
                .toList();
    }

    private static boolean isAbout(JsonNode what, FirmwareEntry one) {
        return what.path("name").asString("").equals(one.serial())
                && what.path("version").asString("").equals(one.version());
    }

    private static String at(FirmwareId id) {
        return "/firmware/" + id;
    }
}
