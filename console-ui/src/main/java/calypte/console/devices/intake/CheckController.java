package calypte.console.devices.intake;

import calypte.console.csv.CellError;
import calypte.console.csv.ImportRow;
import calypte.console.csv.ImportRow.Verdict;
import calypte.console.frame.Surroundings;
import calypte.console.look.Looks;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What would become of each line: the wrong ones first, with what is wrong, to be mended here or
/// taken away as a file.
public final class CheckController {

    private final Surroundings around;
    private final ImportViewModel model;
    private final Set<Verdict> shown = EnumSet.allOf(Verdict.class);

    @FXML private HBox counts;
    @FXML private TableView<ImportRow> lines;
    @FXML private TableColumn<ImportRow, ImportRow> line;
    @FXML private TableColumn<ImportRow, ImportRow> serial;
    @FXML private TableColumn<ImportRow, ImportRow> verdict;
    @FXML private TableColumn<ImportRow, ImportRow> message;
    @FXML private FlowPane cells;
    @FXML private Button rejected;

    CheckController(Surroundings around, ImportViewModel model) {
        this.around = around;
        this.model = model;
    }

    @FXML
    void initialize() {
        draw(line, row -> Long.toString(row.line()));
        draw(serial, ImportRow::serial);
        draw(message, CheckController::errors);
        verdict.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        verdict.setCellFactory(_ -> new VerdictCell());
        model.reportProperty().subscribe(this::show);
        lines.getSelectionModel().selectedItemProperty().subscribe(this::showCells);
    }

    private void show() {
        var report = model.reportProperty().get();
        counts.getChildren().clear();
        for (var one : Verdict.values()) {
            counts.getChildren().add(chip(one, report.count(one)));
        }
        rejected.setDisable(report.isFine());
        list();
    }

    private ToggleButton chip(Verdict one, long count) {
        var chip = new ToggleButton();
        Looks.dress(chip, icon(one), style(one));
        chip.setText(model.texts().get("verdict.count", words(one), count));
        chip.getStyleClass().addAll("chip", "small");
        chip.setSelected(shown.contains(one));
        chip.setOnAction(_ -> {
            if (!shown.remove(one)) {
                shown.add(one);
            }
            list();
        });
        return chip;
    }

    private void list() {
        var rows =
                model.reportProperty().get().rows().stream()
                        .filter(row -> shown.contains(row.verdict()))
                        .sorted(Comparator.comparing(row -> row.verdict() != Verdict.ERROR))
                        .toList();
        lines.getItems().setAll(rows);
        if (!rows.isEmpty() && rows.getFirst().verdict() == Verdict.ERROR) {
            lines.getSelectionModel().select(0);
        }
        showCells();
    }

    /// The cells of a wrong line, to be mended: those that are complained of, or all.
    private void showCells() {
        cells.getChildren().clear();
        var row = lines.getSelectionModel().getSelectedItem();
        var sheet = model.sheet();
        if (row == null || sheet == null || row.verdict() != Verdict.ERROR) {
            return;
        }
        var wrong = row.errors().stream().map(CellError::column).collect(Collectors.toSet());
        var all = IntStream.range(0, sheet.header().size()).boxed().toList();
        var some = all.stream().filter(at -> wrong.contains(sheet.header().get(at))).toList();
        var now = sheet.lines().stream().filter(it -> it.number() == row.line()).findFirst();
        for (var column : some.isEmpty() ? all : some) {
            var cell = now.map(it -> it.cell(column)).orElse("");
            cells.getChildren().add(field(row, column, sheet.header().get(column), cell));
        }
    }

    private VBox field(ImportRow row, int column, String name, String cell) {
        var label = new Label(name);
        label.getStyleClass().add("field-label");
        var field = new TextField(cell);
        field.getStyleClass().add("mono");
        field.setId("cell-" + column);
        field.setOnAction(_ -> model.mend(row, column, field.getText()));
        label.setLabelFor(field);
        return new VBox(3, label, field);
    }

    @FXML
    void saveRejected() {
        around.desk()
                .chooseTarget(model.texts().get("rejected.title"), "rejected.csv")
                .ifPresent(model::saveRejected);
    }

    private static String errors(ImportRow row) {
        return row.errors().stream().map(CellError::toString).collect(Collectors.joining("; "));
    }

    private String words(Verdict one) {
        return model.texts().get("verdict." + one.name().toLowerCase(Locale.ROOT));
    }

    private static Node icon(Verdict one) {
        return Looks.icon(
                switch (one) {
                    case NEW -> "mdi2p-plus-circle-outline";
                    case UPDATE -> "mdi2p-pencil-circle-outline";
                    case UNCHANGED -> "mdi2e-equal";
                    case ERROR -> "mdi2a-alert-circle-outline";
                });
    }

    private static String style(Verdict one) {
        return switch (one) {
            case NEW -> "badge-in-sync";
            case UPDATE -> "badge-updating";
            case UNCHANGED -> "badge-never-seen";
            case ERROR -> "badge-failed";
        };
    }

    private static void draw(
            TableColumn<ImportRow, ImportRow> column, Function<ImportRow, String> text) {
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable ImportRow row, boolean empty) {
                        super.updateItem(row, empty);
                        var words = row == null || empty ? "" : text.apply(row);
                        setText(words);
                        setTooltip(words.isEmpty() ? null : new Tooltip(words));
                    }
                });
    }

    private final class VerdictCell extends TableCell<ImportRow, ImportRow> {
        @Override
        protected void updateItem(@Nullable ImportRow row, boolean empty) {
            super.updateItem(row, empty);
            Looks.undress(this);
            if (row != null && !empty) {
                Looks.dress(this, icon(row.verdict()), style(row.verdict()));
                setText(words(row.verdict()));
            }
        }
    }
}
