package calypte.console.commands;

import calypte.console.client.Trouble;
import calypte.console.csv.CellError;
import calypte.console.csv.DeviceImport;
import calypte.console.csv.ImportReport;
import calypte.console.csv.ImportRow;
import calypte.console.csv.ImportRow.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An import on stdout: what would become of each line, or what did.
final class ImportLog implements DeviceImport.Progress {

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("line"),
                    Column.of("device_serial"),
                    Column.of("verdict"),
                    Column.of("errors", ImportLog::errors),
                    Column.of("shared_key").exact());

    private final ImportReport report;
    private final Map<Long, ObjectNode> outcomes = new HashMap<>();
    private boolean isComplete = true;
    private @Nullable KeyFile keys;

    ImportLog(ImportReport report) {
        this.report = report;
    }

    static String words(ImportReport report) {
        return "%d new, %d to update, %d unchanged, %d wrong"
                .formatted(
                        report.count(Verdict.NEW),
                        report.count(Verdict.UPDATE),
                        report.count(Verdict.UNCHANGED),
                        report.count(Verdict.ERROR));
    }

    void keepKeys(KeyFile file) {
        keys = file;
    }

    /// Whether everything was done as the report said.
    boolean isComplete() {
        return isComplete;
    }

    @Override
    public void created(ImportRow row, JsonNode device) {
        var shown = keys == null ? device : keys.keep(device);
        var outcome = json(row).put("device_id", Names.id(shown));
        var key = Column.text(shown.path("shared_key"));
        // A key that stands in the file already is not said again.
        if (!key.isEmpty() && !row.device().containsKey("shared_key")) {
            outcome.put("shared_key", key);
        }
        outcomes.put(row.line(), outcome);
    }

    @Override
    public void updated(ImportRow row, JsonNode device) {
        outcomes.put(row.line(), json(row));
    }

    @Override
    public void refused(ImportRow row, String why) {
        isComplete = false;
        var outcome = json(row).put("verdict", "ERROR");
        outcome.putArray("errors").addObject().put("column", "").put("detail", why);
        outcomes.put(row.line(), outcome);
    }

    /// A table has no room for what is as it was; errors come first.
    void print(Terminal terminal, Output output) throws Trouble {
        var rows = new ArrayList<JsonNode>();
        for (var row : report.rows()) {
            if (!output.isTable() || row.verdict() != Verdict.UNCHANGED) {
                rows.add(outcomes.getOrDefault(row.line(), json(row)));
            }
        }
        if (output.isTable()) {
            rows.sort(Comparator.comparing(it -> !Column.text(it.path("verdict")).equals("ERROR")));
        }
        output.some(terminal, COLUMNS, rows);
    }

    private static ObjectNode json(ImportRow row) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("line", row.line());
        json.put("device_serial", row.serial());
        json.put("verdict", row.verdict().name());
        json.put("device_id", row.deviceId());
        var errors = json.putArray("errors");
        for (var error : row.errors()) {
            errors.addObject().put("column", error.column()).put("detail", error.detail());
        }
        return json;
    }

    private static String errors(JsonNode row) {
        var errors = row.path("errors").valueStream();
        return String.join(
                "; ",
                errors.map(it ->
                                new CellError(
                                        Column.text(it.path("column")),
                                        Column.text(it.path("detail"))))
                        .map(it -> it.column().isEmpty() ? it.detail() : it.toString())
                        .toList());
    }
}
