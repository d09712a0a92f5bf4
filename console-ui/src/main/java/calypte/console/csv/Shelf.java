package calypte.console.csv;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The types and the firmware that there are, to find them by what a spreadsheet calls them.
record Shelf(List<JsonNode> types, List<JsonNode> firmware) {

    static Shelf of(FleetJson fleet) throws Trouble {
        return new Shelf(fleet.all("/device-types"), fleet.all("/firmware"));
    }

    /// By its name or its id.
    Optional<String> type(String name) {
        return types.stream()
                .filter(it -> is(it, "id", name) || is(it, "name", name))
                .map(it -> text(it, "id"))
                .findFirst();
    }

    String typeName(String id) {
        return types.stream()
                .filter(it -> is(it, "id", id))
                .map(it -> text(it, "name"))
                .findFirst()
                .orElse(id);
    }

    /// By its id, its serial or its version, among those of a type; empty if it is none of them, or
    /// if it could be several.
    Optional<String> firmware(String name, String type) {
        for (var field : List.of("id", "serial", "version")) {
            var found =
                    firmware.stream()
                            .filter(it -> is(it, "type_id", type) && is(it, field, name))
                            .map(it -> text(it, "id"))
                            .toList();
            if (found.size() == 1) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }

    private static boolean is(JsonNode thing, String field, String value) {
        return text(thing, field).equalsIgnoreCase(value);
    }

    private static String text(JsonNode thing, String field) {
        return thing.path(field).asString("");
    }
}
