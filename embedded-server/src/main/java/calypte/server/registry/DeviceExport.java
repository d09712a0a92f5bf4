package calypte.server.registry;

import calypte.model.device.DeviceType;
import calypte.model.firmware.Firmware;
import calypte.server.http.Export;
import calypte.server.http.Json;
import calypte.server.http.Query;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `GET /devices/export`: the fleet, or what a filter leaves of it, as a file.
public final class DeviceExport implements HttpService {

    private static final List<String> HEADER =
            List.of(
                    "device_serial",
                    "name",
                    "type",
                    "tags",
                    "enabled",
                    "sync",
                    "activity",
                    "link",
                    "reason",
                    "next",
                    "current_version",
                    "assigned_version",
                    "reported_firmware_serial",
                    "registered_at",
                    "drift_since",
                    "attempts",
                    "next_attempt_at",
                    "created_at",
                    "notes",
                    "attributes",
                    "id",
                    "type_id",
                    "current_firmware_id",
                    "assigned_firmware_id",
                    "version");

    private final FleetReader fleet;
    private final Catalogue catalogue;

    public DeviceExport(FleetReader fleet, Catalogue catalogue) {
        this.fleet = fleet;
        this.catalogue = catalogue;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/devices/export", this::export);
    }

    private void export(ServerRequest request, ServerResponse response) {
        var query = Query.of(request);
        var format = query.oneOf("format", "csv", "json", "ndjson");
        var devices = query.understood(() -> fleet.all(query.text("filter"), query.text("sort")));
        var export =
                switch (format) {
                    case "json" -> Export.json(DeviceExport::json);
                    case "ndjson" -> Export.ndjson(DeviceExport::json);
                    default -> csv();
                };
        export.send(request, response, "devices", devices);
    }

    /// For a person with a spreadsheet, so versions and types have their names too.
    private Export<DeviceView> csv() {
        var types =
                catalogue.types().stream()
                        .collect(Collectors.toMap(type -> type.id().value(), DeviceType::name));
        var versions =
                catalogue.library().stream()
                        .map(Catalogue.Entry::firmware)
                        .collect(Collectors.toMap(it -> it.id().value(), Firmware::version));
        return Export.csv(HEADER, device -> cells(device, types, versions));
    }

    private static List<@Nullable Object> cells(
            DeviceView device, Map<UUID, String> types, Map<UUID, String> versions) {
        return Arrays.asList(
                device.deviceSerial(),
                device.name(),
                types.get(device.typeId()),
                String.join(" ", device.tags()),
                device.enabled(),
                device.status().sync(),
                device.status().activity(),
                device.status().link(),
                device.status().reason(),
                device.status().next(),
                name(versions, device.currentFirmwareId()),
                name(versions, device.assignedFirmwareId()),
                device.reportedFirmwareSerial(),
                device.registeredAt(),
                device.driftSince(),
                device.attempts(),
                device.nextAttemptAt(),
                device.createdAt(),
                device.notes(),
                Attributes.write(device.attributes()),
                device.id(),
                device.typeId(),
                device.currentFirmwareId(),
                device.assignedFirmwareId(),
                device.version());
    }

    private static @Nullable String name(Map<UUID, String> names, @Nullable UUID id) {
        return id == null ? null : names.get(id);
    }

    private static String json(DeviceView device) {
        return new String(Json.bytes(device), StandardCharsets.UTF_8);
    }
}
