package calypte.console.commands;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What is shown of firmware.
final class FirmwareTable {

    private static final int SHORT = 12;

    private FirmwareTable() {}

    static List<Column> list(Labels labels) {
        return List.of(
                labels.type("type", "type_id"),
                Column.of("version"),
                Column.of("serial"),
                Column.of("state"),
                Column.of("size_bytes"),
                Column.of("running"),
                Column.of("assigned"),
                Column.of("digest", FirmwareTable::digest),
                Column.of("sha256").onlyCsv(),
                Column.of("signature", FirmwareTable::signature),
                Column.of("sequence").onlyCsv(),
                Column.of("created_at").onlyCsv(),
                Column.of("id").onlyCsv());
    }

    static List<Column> one(Labels labels) {
        return List.of(
                labels.type("type", "type_id"),
                Column.of("version"),
                Column.of("serial"),
                Column.of("id"),
                Column.of("state"),
                Column.of("size_bytes"),
                Column.of("sha256"),
                Column.of("sequence"),
                Column.of("signature", FirmwareTable::signature),
                Column.of("running"),
                Column.of("assigned"),
                Column.of("updating", it -> Column.text(it.path("affected").path("updating"))),
                Column.of("created_at"));
    }

    private static String digest(JsonNode firmware) {
        var sha256 = Column.text(firmware.path("sha256"));
        return sha256.substring(0, Math.min(SHORT, sha256.length()));
    }

    private static String signature(JsonNode firmware) {
        return Column.text(firmware.path("signature").path("state"));
    }
}
