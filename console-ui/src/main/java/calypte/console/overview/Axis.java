package calypte.console.overview;

import calypte.console.client.Catalogue;
import calypte.console.client.Drift;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.Versions;
import calypte.console.fx.Texts;
import calypte.model.firmware.FirmwareId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The lines along one side of the matrix.
final class Axis {

    /// More than these would not be read.
    static final int MOST = 8;

    static final Side CURRENT = new Side(Drift.Cell::currentFirmwareId, true, "matrix.no-report");
    static final Side ASSIGNED = new Side(Drift.Cell::assignedFirmwareId, false, "matrix.nothing");

    private Axis() {}

    /// @param tellsUnknown whether what a device reported may be unknown on this side
    /// @param none the words for devices that have nothing on this side
    record Side(
            Function<Drift.Cell, @Nullable FirmwareId> firmware,
            boolean tellsUnknown,
            String none) {}

    /// What a line gathers.
    enum Kind {
        FIRMWARE,
        UNKNOWN,
        NONE
    }

    /// One row or column.
    record Line(String name, Kind kind, Set<FirmwareId> ids, Side side) {

        boolean holds(Drift.Cell cell) {
            if (side.tellsUnknown() && cell.unknown()) {
                return kind == Kind.UNKNOWN;
            }
            var id = side.firmware().apply(cell);
            return id == null ? kind == Kind.NONE : ids.contains(id);
        }

        String filter(String field) {
            if (ids.isEmpty()) {
                return field + "==null";
            }
            var list = ids.stream().map(FirmwareId::toString).sorted().toList();
            return list.size() == 1
                    ? field + "==" + list.getFirst()
                    : field + "=in=(" + String.join(",", list) + ")";
        }
    }

    static List<Line> of(List<Drift.Cell> cells, Catalogue catalogue, Texts texts, Side side) {
        var lines = new ArrayList<>(firmware(cells, catalogue, texts, side));
        if (side.tellsUnknown() && cells.stream().anyMatch(Drift.Cell::unknown)) {
            lines.add(new Line(texts.get("matrix.unknown"), Kind.UNKNOWN, Set.of(), side));
        }
        var none = new Line(texts.get(side.none()), Kind.NONE, Set.of(), side);
        if (cells.stream().anyMatch(none::holds)) {
            lines.add(none);
        }
        return List.copyOf(lines);
    }

    private static List<Line> firmware(
            List<Drift.Cell> cells, Catalogue catalogue, Texts texts, Side side) {
        var weights = weights(cells, side);
        var kept =
                weights.keySet().stream()
                        .sorted(Comparator.comparing(weights::get, Comparator.reverseOrder()))
                        .limit(weights.size() > MOST ? MOST - 1 : MOST)
                        .sorted(Comparator.comparing(catalogue::version, Versions.NATURAL))
                        .toList();
        var lines = new ArrayList<Line>();
        for (var id : kept) {
            lines.add(
                    new Line(
                            name(id, weights.keySet(), catalogue),
                            Kind.FIRMWARE,
                            Set.of(id),
                            side));
        }
        var rest =
                weights.keySet().stream()
                        .filter(id -> !kept.contains(id))
                        .collect(Collectors.toSet());
        if (!rest.isEmpty()) {
            lines.add(new Line(texts.get("matrix.other", rest.size()), Kind.FIRMWARE, rest, side));
        }
        return lines;
    }

    private static HashMap<FirmwareId, Long> weights(List<Drift.Cell> cells, Side side) {
        var weights = new HashMap<FirmwareId, Long>();
        for (var cell : cells) {
            var id = side.firmware().apply(cell);
            if (id != null && !(side.tellsUnknown() && cell.unknown())) {
                weights.merge(id, cell.count(), Long::sum);
            }
        }
        return weights;
    }

    /// The version; with its type where that alone would be ambiguous.
    private static String name(FirmwareId id, Set<FirmwareId> all, Catalogue catalogue) {
        var types =
                all.stream()
                        .flatMap(one -> catalogue.firmware(one).stream())
                        .map(FirmwareEntry::typeId)
                        .distinct()
                        .count();
        return catalogue
                .firmware(id)
                .filter(_ -> types > 1)
                .map(entry -> entry.version() + " " + catalogue.typeName(entry.typeId()))
                .orElse(catalogue.version(id));
    }
}
