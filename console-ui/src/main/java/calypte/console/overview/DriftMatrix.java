package calypte.console.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The matrix as cells to press. One stop for the tab key; arrows move within.
public final class DriftMatrix extends GridPane {

    private final List<List<Button>> cells = new ArrayList<>();
    private Matrix shown = Matrix.NOTHING;
    private Consumer<String> onOpen = _ -> {};

    public DriftMatrix() {
        getStyleClass().add("drift-matrix");
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    }

    void setOnOpen(Consumer<String> handler) {
        onOpen = handler;
    }

    void show(Matrix matrix, String corner) {
        if (matrix.equals(shown)) {
            return;
        }
        shown = matrix;
        cells.clear();
        getChildren().clear();
        getColumnConstraints().setAll(constraints(matrix.columns().size()));
        add(heading(corner, "corner"), 0, 0);
        for (var column = 0; column < matrix.columns().size(); column++) {
            add(heading(matrix.columns().get(column), "column"), column + 1, 0);
        }
        for (var row = 0; row < matrix.rows().size(); row++) {
            add(matrix.rows().get(row), row + 1);
        }
        if (!cells.isEmpty()) {
            cells.getFirst().getFirst().setFocusTraversable(true);
        }
    }

    private void add(Matrix.Row row, int at) {
        add(heading(row.name(), "row"), 0, at);
        var buttons = new ArrayList<Button>();
        for (var cell : row.cells()) {
            var button = button(cell);
            buttons.add(button);
            add(button, buttons.size(), at);
        }
        cells.add(buttons);
    }

    private Button button(Matrix.Cell cell) {
        var nobody = cell.kind() == Matrix.Kind.NOBODY;
        var button = new Button(nobody ? "·" : "%,d".formatted(cell.count()));
        var kind = cell.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        button.getStyleClass().setAll("cell-button", kind);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setFocusTraversable(false);
        button.setAccessibleText(cell.text());
        button.setTooltip(new Tooltip(cell.text()));
        button.setOnAction(_ -> {
            if (!nobody) {
                onOpen.accept(cell.filter());
            }
        });
        return button;
    }

    private static Label heading(String text, String side) {
        var label = new Label(text);
        label.getStyleClass().addAll("heading", side);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    private static List<ColumnConstraints> constraints(int columns) {
        var all = new ArrayList<ColumnConstraints>();
        all.add(new ColumnConstraints(120, 150, 200));
        for (var i = 0; i < columns; i++) {
            var one = new ColumnConstraints(44, 84, 140);
            one.setHgrow(Priority.ALWAYS);
            one.setHalignment(HPos.CENTER);
            all.add(one);
        }
        return all;
    }

    private void move(KeyEvent event) {
        for (var row = 0; row < cells.size(); row++) {
            for (var column = 0; column < cells.get(row).size(); column++) {
                if (cells.get(row).get(column).isFocused()) {
                    move(event, row, column);
                    return;
                }
            }
        }
    }

    private void move(KeyEvent event, int row, int column) {
        switch (event.getCode()) {
            case LEFT -> focus(row, column, row, column - 1);
            case RIGHT -> focus(row, column, row, column + 1);
            case UP -> focus(row, column, row - 1, column);
            case DOWN -> focus(row, column, row + 1, column);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void focus(int fromRow, int fromColumn, int row, int column) {
        if (row >= 0 && row < cells.size() && column >= 0 && column < cells.get(row).size()) {
            cells.get(fromRow).get(fromColumn).setFocusTraversable(false);
            cells.get(row).get(column).setFocusTraversable(true);
            cells.get(row).get(column).requestFocus();
        }
    }
}
