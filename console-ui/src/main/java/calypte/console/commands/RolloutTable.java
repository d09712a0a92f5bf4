package calypte.console.commands;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What is shown of rollouts.
final class RolloutTable {

    private RolloutTable() {}

    static List<Column> list(Labels labels) {
        return List.of(
                Column.of("number", RolloutTable::called),
                Column.of("name"),
                labels.type("type", "type_id"),
                Column.of("firmware_version"),
                Column.of("state"),
                Column.of("phase", RolloutTable::phase),
                count("total"),
                count("succeeded"),
                count("failed"),
                count("updating"),
                count("waiting").onlyCsv(),
                count("planned").onlyCsv(),
                count("skipped").onlyCsv(),
                count("released").onlyCsv(),
                count("superseded").onlyCsv(),
                Column.of("explanation"),
                Column.of("created_at").onlyCsv(),
                Column.of("started_at").onlyCsv(),
                Column.of("ended_at").onlyCsv(),
                Column.of("id").onlyCsv());
    }

    static List<Column> one(Labels labels) {
        return List.of(
                Column.of("number", RolloutTable::called),
                Column.of("name"),
                Column.of("id"),
                labels.type("type", "type_id"),
                Column.of("firmware_version"),
                Column.of("filter"),
                Column.of("state"),
                Column.of("state_reason"),
                Column.of("explanation"),
                count("total"),
                count("succeeded"),
                count("failed"),
                count("updating"),
                count("waiting"),
                count("planned"),
                count("skipped"),
                count("released"),
                count("superseded"),
                Column.of("phases", RolloutTable::phases),
                Column.of("failures", RolloutTable::failures),
                Column.of("buckets", it -> words(it.path("buckets"))),
                Column.of("next_at"),
                Column.of("eta"),
                Column.of("created_at"),
                Column.of("started_at"),
                Column.of("ended_at"));
    }

    /// What a dry run says.
    static List<Column> forecast() {
        return List.of(
                Column.of("sentence"),
                count("will_update"),
                count("already_there"),
                count("offline"),
                count("incompatible"),
                count("held"),
                count("downgrade"),
                count("conflict"),
                Column.of("phases", RolloutTable::sizes));
    }

    /// As people call it: `R-17`.
    static String called(JsonNode rollout) {
        return "R-" + Column.text(rollout.path("number"));
    }

    private static Column count(String name) {
        return Column.of(name, row -> Column.text(row.path("counts").path(name)));
    }

    /// The phase at work, of how many.
    private static String phase(JsonNode rollout) {
        var phases = rollout.path("phases");
        var begun =
                phases.valueStream()
                        .filter(phase -> !Column.text(phase.path("state")).equals("WAITING"))
                        .count();
        return begun + "/" + phases.size();
    }

    private static String phases(JsonNode rollout) {
        return rollout.path("phases")
                .valueStream()
                .map(phase ->
                        "%s (%s) %s"
                                .formatted(
                                        Column.text(phase.path("name")),
                                        Column.text(phase.path("size")),
                                        Column.text(phase.path("state"))))
                .collect(Collectors.joining("; "));
    }

    private static String sizes(JsonNode forecast) {
        return forecast.path("phases")
                .valueStream()
                .map(phase ->
                        "%s: %s"
                                .formatted(
                                        Column.text(phase.path("name")),
                                        Column.text(phase.path("size"))))
                .collect(Collectors.joining("; "));
    }

    private static String failures(JsonNode rollout) {
        return rollout.path("failures")
                .valueStream()
                .map(failure ->
                        "%s × %s"
                                .formatted(
                                        Column.text(failure.path("count")),
                                        Column.text(failure.path("reason"))))
                .collect(Collectors.joining("; "));
    }

    private static String words(JsonNode counts) {
        return counts.propertyStream()
                .map(it -> it.getKey().replace('_', ' ') + " " + Column.text(it.getValue()))
                .collect(Collectors.joining(", "));
    }
}
