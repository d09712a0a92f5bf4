package calypte.console.csv;

import calypte.console.csv.ImportRow.Verdict;
import calypte.console.csv.Mapping.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Makes of a line what the server is told of a device. An empty cell says nothing: what it is
/// about stays as it is.
final class LineReader {

    private final Spreadsheet sheet;
    private final Mapping mapping;
    private final Shelf shelf;
    private final @Nullable String usualType;

    /// @param usualType the type of devices in lines that name none; its name or id
    LineReader(Spreadsheet sheet, Mapping mapping, Shelf shelf, @Nullable String usualType) {
        this.sheet = sheet;
        this.mapping = mapping;
        this.shelf = shelf;
        this.usualType = usualType;
    }

    ImportRow read(Spreadsheet.Line line) {
        var errors = new ArrayList<CellError>();
        var device = new LinkedHashMap<String, Object>();
        var serial = cell(line, Meaning.SERIAL);
        if (serial.isEmpty()) {
            errors.add(error(Meaning.SERIAL, "is missing"));
        }
        if (line.cells().size() > sheet.header().size()) {
            errors.add(
                    new CellError("line", "has more cells than the header; is a quote missing?"));
        }
        device.put("device_serial", serial);
        type(line, device, errors);
        text(line, Meaning.NAME, "name", device);
        text(line, Meaning.NOTES, "notes", device);
        text(line, Meaning.KEY, "shared_key", device);
        var tags = cell(line, Meaning.TAGS);
        if (!tags.isEmpty()) {
            device.put("tags", Arrays.stream(tags.split("[\\s,;|]+")).distinct().toList());
        }
        var attributes = attributes(line, errors);
        if (!attributes.isEmpty()) {
            device.put("attributes", attributes);
        }
        var verdict = errors.isEmpty() ? Verdict.NEW : Verdict.ERROR;
        return new ImportRow(line.number(), serial, verdict, errors, device, null, Map.of());
    }

    /// What was wrong with a field of the server's, in the terms of the file.
    CellError said(String field, String detail) {
        var meaning =
                switch (field) {
                    case "device_serial" -> Meaning.SERIAL;
                    case "type_id" -> Meaning.TYPE;
                    case "firmware_id" -> Meaning.FIRMWARE;
                    case "shared_key" -> Meaning.KEY;
                    default -> Meaning.named(field).orElse(null);
                };
        return meaning == null ? new CellError(field, detail) : error(meaning, detail);
    }

    private void type(Spreadsheet.Line line, Map<String, Object> device, List<CellError> errors) {
        var given = cell(line, Meaning.TYPE);
        var name = given.isEmpty() ? Objects.requireNonNullElse(usualType, "") : given;
        var type = shelf.type(name);
        if (type.isEmpty()) {
            var words = name.isEmpty() ? "is missing" : "there is no device type '" + name + "'";
            errors.add(error(Meaning.TYPE, words));
            return;
        }
        device.put("type_id", type.get());
        var wanted = cell(line, Meaning.FIRMWARE);
        if (wanted.isEmpty()) {
            return;
        }
        var firmware = shelf.firmware(wanted, type.get());
        if (firmware.isEmpty()) {
            errors.add(
                    error(
                            Meaning.FIRMWARE,
                            "there is no firmware '%s' of type '%s', or more than one"
                                    .formatted(wanted, shelf.typeName(type.get()))));
        } else {
            device.put("firmware_id", firmware.get());
        }
    }

    private void text(
            Spreadsheet.Line line, Meaning meaning, String field, Map<String, Object> device) {
        var cell = cell(line, meaning);
        if (!cell.isEmpty()) {
            device.put(field, cell);
        }
    }

    private Map<String, String> attributes(Spreadsheet.Line line, List<CellError> errors) {
        var attributes = new LinkedHashMap<String, String>();
        var all = cell(line, Meaning.ATTRIBUTES);
        if (!all.isEmpty()) {
            try {
                var json = JsonMapper.shared().readTree(all);
                json.properties()
                        .forEach(it -> attributes.put(it.getKey(), it.getValue().asString("")));
                if (!json.isObject()) {
                    errors.add(error(Meaning.ATTRIBUTES, "must be a JSON object"));
                }
            } catch (JacksonException _) {
                errors.add(error(Meaning.ATTRIBUTES, "must be a JSON object"));
            }
        }
        for (var column = 0; column < mapping.targets().size(); column++) {
            if (mapping.targets().get(column) instanceof Target.Attribute(var name)
                    && !line.cell(column).isEmpty()) {
                attributes.put(name, line.cell(column));
            }
        }
        return attributes;
    }

    private String cell(Spreadsheet.Line line, Meaning meaning) {
        var column = mapping.column(meaning);
        return column < 0 ? "" : line.cell(column);
    }

    private CellError error(Meaning meaning, String detail) {
        var column = mapping.column(meaning);
        return new CellError(column < 0 ? meaning.title() : sheet.header().get(column), detail);
    }
}
