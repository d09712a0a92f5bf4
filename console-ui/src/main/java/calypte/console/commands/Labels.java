package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Puts names to ids, for tables and CSV. The catalogue is fetched when the first name is wanted.
final class Labels {

    private final FleetJson fleet;
    private @Nullable Map<String, String> types;
    private @Nullable Map<String, String> versions;

    Labels(FleetJson fleet) {
        this.fleet = fleet;
    }

    /// A column that names the type whose id is in `field`.
    Column type(String name, String field) {
        return Column.of(name, row -> label(types(), row.path(field)));
    }

    /// A column with the version of the firmware whose id is in `field`.
    Column version(String name, String field) {
        return Column.of(name, row -> label(versions(), row.path(field)));
    }

    private static String label(Map<String, String> labels, JsonNode id) {
        var text = Column.text(id);
        return labels.getOrDefault(text, text);
    }

    private Map<String, String> types() throws Trouble {
        var known = types;
        if (known == null) {
            known = read("/device-types", "name");
            types = known;
        }
        return known;
    }

    private Map<String, String> versions() throws Trouble {
        var known = versions;
        if (known == null) {
            known = read("/firmware", "version");
            versions = known;
        }
        return known;
    }

    private Map<String, String> read(String path, String field) throws Trouble {
        var labels = new HashMap<String, String>();
        for (var item : fleet.all(path)) {
            labels.put(Names.id(item), Column.text(item.path(field)));
        }
        return labels;
    }
}
