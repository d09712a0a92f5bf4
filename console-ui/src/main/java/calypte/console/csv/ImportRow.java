package calypte.console.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of an import, and what would become of it.
///
/// @param line its number in the file
/// @param serial as it was given, well-formed or not
/// @param device what the server would be told of a new device
/// @param deviceId of the one that is there
/// @param patch what the server would be told of a device that is there: only what differs
public record ImportRow(
        long line,
        String serial,
        Verdict verdict,
        List<CellError> errors,
        Map<String, Object> device,
        @Nullable String deviceId,
        Map<String, Object> patch) {

    public ImportRow {
        errors = List.copyOf(errors);
        device = Map.copyOf(device);
        patch = Map.copyOf(patch);
    }

    /// What would become of a line.
    public enum Verdict {
        NEW,
        UPDATE,
        UNCHANGED,
        ERROR
    }

    ImportRow wrong(CellError error) {
        var all = new ArrayList<>(errors);
        all.add(error);
        return new ImportRow(line, serial, Verdict.ERROR, all, device, deviceId, patch);
    }

    ImportRow known(String id, Map<String, Object> differences) {
        var become = differences.isEmpty() ? Verdict.UNCHANGED : Verdict.UPDATE;
        return new ImportRow(line, serial, become, errors, device, id, differences);
    }

    /// Without the key that may be in it.
    @Override
    public String toString() {
        return "line %d, %s: %s %s".formatted(line, serial, verdict, errors);
    }
}
