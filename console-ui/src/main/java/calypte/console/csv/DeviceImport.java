package calypte.console.csv;

import calypte.console.client.FleetJson;
import calypte.console.client.Problem;
import calypte.console.client.Trouble;
import calypte.console.csv.ImportRow.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Brings the devices of a spreadsheet into the fleet: first looks what would become of each line,
/// then does exactly that.
public final class DeviceImport {

    /// What the server enters in one transaction.
    private static final int BATCH = 1_000;

    /// As many ids as a URL has room for.
    private static final int FEW = 50;

    private final FleetJson fleet;

    public DeviceImport(FleetJson fleet) {
        this.fleet = fleet;
    }

    /// Hears what was done, as it is done.
    public interface Progress {
        /// @param device with its key, which is said this once
        void created(ImportRow row, JsonNode device);

        void updated(ImportRow row, JsonNode device);

        /// The fleet has changed since the report.
        void refused(ImportRow row, String why);

        /// Asked before each call that changes something: whether to go on. What was entered stays.
        default boolean goesOn() {
            return true;
        }
    }

    /// Changes nothing.
    ///
    /// @param usualType the type of devices in lines that name none
    public ImportReport plan(Spreadsheet sheet, Mapping mapping, @Nullable String usualType)
            throws Trouble {
        var reader = new LineReader(sheet, mapping, Shelf.of(fleet), usualType);
        var rows = new ArrayList<ImportRow>();
        var lines = new HashMap<String, Long>();
        for (var line : sheet.lines()) {
            var row = reader.read(line);
            var first = row.serial().isEmpty() ? null : lines.putIfAbsent(row.serial(), row.line());
            rows.add(
                    first == null
                            ? row
                            : row.wrong(
                                    reader.said("device_serial", "is in line " + first + " too")));
        }
        judge(rows, reader);
        return new ImportReport(rows);
    }

    /// Enters and changes what the report says. Lines with an error are left out.
    public void carryOut(ImportReport report, Progress progress) throws Trouble {
        var fresh = report.of(Verdict.NEW);
        for (var from = 0; from < fresh.size() && progress.goesOn(); from += BATCH) {
            create(fresh.subList(from, Math.min(from + BATCH, fresh.size())), progress);
        }
        for (var row : report.of(Verdict.UPDATE)) {
            if (!progress.goesOn()) {
                return;
            }
            try {
                progress.updated(row, fleet.patch("/devices/" + row.deviceId(), row.patch()));
            } catch (Problem problem) {
                progress.refused(row, String.valueOf(problem.getMessage()));
            }
        }
    }

    private void create(List<ImportRow> rows, Progress progress) throws Trouble {
        try {
            var bodies = rows.stream().map(ImportRow::device).toList();
            var entered = fleet.post("/devices/batch", bodies).path("items");
            for (var i = 0; i < rows.size(); i++) {
                progress.created(rows.get(i), entered.path(i));
            }
        } catch (Problem problem) {
            rows.forEach(row -> progress.refused(row, String.valueOf(problem.getMessage())));
        }
    }

    /// Asks the server about the lines that are well-formed.
    private void judge(List<ImportRow> rows, LineReader reader) throws Trouble {
        var places = new ArrayList<Integer>();
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i).verdict() == Verdict.NEW) {
                places.add(i);
            }
        }
        var known = new HashMap<String, Integer>();
        for (var from = 0; from < places.size(); from += BATCH) {
            var some = places.subList(from, Math.min(from + BATCH, places.size()));
            var bodies = some.stream().map(at -> rows.get(at).device()).toList();
            var previews = fleet.ask("/devices/batch?dry_run=true", bodies).path("items");
            for (var i = 0; i < some.size(); i++) {
                var preview = previews.path(i);
                switch (preview.path("verdict").asString("")) {
                    case "NEW" -> {}
                    case "EXISTS" -> known.put(preview.path("device_id").asString(), some.get(i));
                    default -> {
                        var row = rows.get(some.get(i));
                        for (var error : preview.path("errors")) {
                            row = row.wrong(error(error, reader));
                        }
                        rows.set(some.get(i), row);
                    }
                }
            }
        }
        compare(rows, known, reader);
    }

    private static CellError error(JsonNode error, LineReader reader) {
        var field = error.path("pointer").asString("").replaceFirst("^/\\d+/", "");
        return reader.said(field, error.path("detail").asString(""));
    }

    /// @param known places of lines whose device is there, by its id
    private void compare(List<ImportRow> rows, Map<String, Integer> known, LineReader reader)
            throws Trouble {
        var ids = new ArrayList<>(known.keySet());
        var found = new HashSet<String>();
        for (var from = 0; from < ids.size(); from += FEW) {
            var some = ids.subList(from, Math.min(from + FEW, ids.size()));
            var filter = "id=in=(" + String.join(",", some) + ")";
            for (var device : fleet.all("/devices", "filter", filter)) {
                var id = device.path("id").asString();
                var place = known.get(id);
                if (place != null && found.add(id)) {
                    rows.set(place, compared(rows.get(place), id, device, reader));
                }
            }
        }
    }

    private static ImportRow compared(
            ImportRow row, String id, JsonNode device, LineReader reader) {
        return device.path("type_id").asString("").equals(row.device().get("type_id"))
                ? row.known(id, Differences.of(row.device(), device))
                : row.wrong(reader.said("type_id", "the device is of another type"));
    }
}
