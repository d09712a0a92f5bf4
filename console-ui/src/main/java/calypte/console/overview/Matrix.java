package calypte.console.overview;

import calypte.console.client.Catalogue;
import calypte.console.client.Drift;
import calypte.console.fx.Texts;
import java.util.ArrayList;
import java.util.List;

/// The matrix current × assigned: the diagonal is in sync, the rest is work.
///
/// Each axis shows the firmware that most devices have, and gathers the rest in one line, so that
/// it stays readable however long the library is.
public record Matrix(List<String> columns, List<Row> rows) {

    public static final Matrix NOTHING = new Matrix(List.of(), List.of());

    /// All devices that run the same.
    public record Row(String name, List<Cell> cells) {}

    /// @param filter finds exactly these devices
    /// @param text all of it in words, for a tooltip and for who cannot see it
    public record Cell(long count, Kind kind, String filter, String text) {}

    /// What a cell means.
    public enum Kind {
        NOBODY,
        IN_SYNC,
        DRIFT,
        UNKNOWN,
        WAITING
    }

    static Matrix of(Drift drift, Catalogue catalogue, Texts texts) {
        var assigned = Axis.of(drift.cells(), catalogue, texts, Axis.ASSIGNED);
        var current = Axis.of(drift.cells(), catalogue, texts, Axis.CURRENT);
        var rows = new ArrayList<Row>();
        for (var row : current) {
            var cells = new ArrayList<Cell>();
            for (var column : assigned) {
                cells.add(cell(drift.cells(), row, column, texts));
            }
            rows.add(new Row(row.name(), List.copyOf(cells)));
        }
        return new Matrix(assigned.stream().map(Axis.Line::name).toList(), List.copyOf(rows));
    }

    private static Cell cell(
            List<Drift.Cell> counts, Axis.Line row, Axis.Line column, Texts texts) {
        var count =
                counts.stream()
                        .filter(cell -> row.holds(cell) && column.holds(cell))
                        .mapToLong(Drift.Cell::count)
                        .sum();
        var text = texts.get("matrix.cell", row.name(), column.name(), count);
        return new Cell(count, kind(count, row, column), filter(row, column), text);
    }

    private static Kind kind(long count, Axis.Line row, Axis.Line column) {
        if (count == 0) {
            return Kind.NOBODY;
        }
        return switch (row.kind()) {
            case UNKNOWN -> Kind.UNKNOWN;
            case NONE -> Kind.WAITING;
            case FIRMWARE ->
                    switch (column.kind()) {
                        case NONE, UNKNOWN -> Kind.WAITING;
                        case FIRMWARE ->
                                row.ids().equals(column.ids()) && row.ids().size() == 1
                                        ? Kind.IN_SYNC
                                        : Kind.DRIFT;
                    };
        };
    }

    /// A device that reported something unknown keeps its current firmware, and must be found in
    /// the row of the unknown only.
    private static String filter(Axis.Line row, Axis.Line column) {
        var assigned = column.filter("assigned_firmware_id");
        return switch (row.kind()) {
            case UNKNOWN -> "sync==UNKNOWN_FIRMWARE;" + assigned;
            case FIRMWARE, NONE ->
                    "sync!=UNKNOWN_FIRMWARE;" + row.filter("current_firmware_id") + ";" + assigned;
        };
    }
}
