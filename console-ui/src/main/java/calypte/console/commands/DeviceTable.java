package calypte.console.commands;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What is shown of devices.
final class DeviceTable {

    private DeviceTable() {}

    static List<Column> list(Labels labels) {
        return List.of(
                Column.of("device_serial"),
                Column.of("name"),
                labels.type("type", "type_id"),
                labels.version("runs", "current_firmware_id"),
                labels.version("assigned", "assigned_firmware_id"),
                Column.of("status", DeviceTable::status),
                status("sync").onlyCsv(),
                status("activity").onlyCsv(),
                status("link"),
                status("reason"),
                status("next").onlyCsv(),
                Column.of("tags", DeviceTable::tags).onlyCsv(),
                Column.of("registered_at").onlyCsv(),
                Column.of("id").onlyCsv());
    }

    /// One device, as far as a person wants to know it.
    static List<Column> one(Labels labels) {
        return List.of(
                Column.of("device_serial"),
                Column.of("id"),
                Column.of("name"),
                labels.type("type", "type_id"),
                Column.of("tags", DeviceTable::tags),
                Column.of("attributes", row -> filled(row.path("attributes"))),
                Column.of("notes"),
                Column.of("enabled"),
                labels.version("runs", "current_firmware_id"),
                labels.version("assigned", "assigned_firmware_id"),
                Column.of("reported_firmware_serial"),
                status("sync"),
                status("activity"),
                status("link"),
                status("reason"),
                status("next"),
                Column.of("action", row -> Column.text(row.path("explanation").path("action"))),
                Column.of("evidence", DeviceTable::evidence),
                Column.of("hold", row -> Column.text(row.path("hold").path("reason"))),
                Column.of("quarantine", row -> Column.text(row.path("quarantine").path("until"))),
                Column.of("rollout", DeviceTable::rollout),
                Column.of("attempts"),
                Column.of("next_attempt_at"),
                Column.of("drift_since"),
                Column.of("registered_at"),
                Column.of("created_at"),
                Column.of("shared_key").exact());
    }

    /// A device and the key that is said this once.
    static List<Column> keys() {
        return List.of(Column.of("device_serial").exact(), Column.of("shared_key").exact());
    }

    private static Column status(String name) {
        return Column.of(name, row -> Column.text(row.path("status").path(name)));
    }

    /// The one word for where a device stands.
    private static String status(JsonNode device) {
        var activity = Column.text(device.path("status").path("activity"));
        return activity.equals("IDLE") ? Column.text(device.path("status").path("sync")) : activity;
    }

    private static String tags(JsonNode device) {
        return String.join(" ", device.path("tags").valueStream().map(Column::text).toList());
    }

    private static String filled(JsonNode object) {
        return object.isEmpty() ? "" : object.toString();
    }

    private static String evidence(JsonNode device) {
        var lines = device.path("explanation").path("evidence").valueStream();
        return String.join("; ", lines.map(Column::text).toList());
    }

    private static String rollout(JsonNode device) {
        var rollout = device.path("rollout");
        return rollout.isObject()
                ? "%s, phase %s, %s"
                        .formatted(
                                Column.text(rollout.path("name")),
                                Column.text(rollout.path("phase")),
                                Column.text(rollout.path("state")))
                : "";
    }
}
