package calypte.console.overview;

import calypte.console.overview.Bands.Band;
import calypte.console.overview.HistoryViewModel.Seen;
import calypte.console.overview.HistoryViewModel.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// Ties `history.fxml`, the versions over time, to its view model.
public final class HistoryController {

    /// A table of more lines would not be read.
    private static final int LINES = 24;

    private final HistoryViewModel model;

    @FXML private ComboBox<Span> span;
    @FXML private ToggleButton absolute;
    @FXML private ToggleButton asTable;
    @FXML private Node chart;
    @FXML private StackedAreas areas;
    @FXML private Label top;
    @FXML private Label from;
    @FXML private FlowPane legend;
    @FXML private TableView<Integer> table;

    HistoryController(HistoryViewModel model) {
        this.model = model;
    }

    public HistoryViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        span.getItems().setAll(Span.values());
        span.setConverter(new Spelling());
        span.valueProperty().bindBidirectional(model.spanProperty());
        absolute.selectedProperty().bindBidirectional(model.absoluteProperty());
        areas.setOnOpen(model::open);
        asTable.selectedProperty()
                .subscribe(on -> {
                    put(table, on);
                    put(chart, !on);
                });
        model.seenProperty().subscribe(this::show);
        model.absoluteProperty().subscribe(_ -> show(model.seenProperty().get()));
    }

    private static void put(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private void show(Seen seen) {
        var bands = seen.bands();
        var inNumbers = model.absoluteProperty().get();
        areas.show(bands, seen.marks(), inNumbers);
        areas.setAccessibleText(model.getSummary());
        top.setText(inNumbers ? "%,d".formatted(bands.most()) : "100 %");
        from.setText(bands.isEmpty() ? "" : model.time(bands.moments().getFirst()));
        var entries = new ArrayList<Node>();
        for (var i = 0; i < bands.bands().size(); i++) {
            entries.add(entry(bands.bands().get(i), i));
        }
        legend.getChildren().setAll(entries);
        fill(bands);
    }

    private Node entry(Band band, int number) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", StackedAreas.style(band, number));
        var button = new Button(model.now(band), swatch);
        button.getStyleClass().addAll("flat", "count", "legend");
        button.setOnAction(_ -> model.open(band));
        return button;
    }

    /// The same in numbers: the newest first.
    private void fill(Bands bands) {
        var columns = new ArrayList<TableColumn<Integer, String>>();
        columns.add(column(model.texts().get("history.time"), this::time));
        bands.bands()
                .forEach(band ->
                        columns.add(column(band.name(), moment -> model.cell(band, moment))));
        table.getColumns().setAll(List.copyOf(columns));
        var moments = new ArrayList<Integer>();
        var stride = Math.max(1, Math.ceilDiv(bands.moments().size(), LINES));
        for (var i = bands.moments().size() - 1; i >= 0; i -= stride) {
            moments.add(i);
        }
        table.getItems().setAll(moments);
    }

    private String time(int moment) {
        return model.time(model.seenProperty().get().bands().moments().get(moment));
    }

    private static TableColumn<Integer, String> column(
            String title, Function<Integer, String> text) {
        var column = new TableColumn<Integer, String>(title);
        column.setSortable(false);
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
        return column;
    }

    private final class Spelling extends StringConverter<Span> {
        @Override
        public String toString(Span one) {
            return one == null ? "" : model.words(one);
        }

        @Override
        public Span fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
    }
}
