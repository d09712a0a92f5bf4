package calypte.console.devices.intake;

import calypte.console.csv.Spreadsheet;
import calypte.console.devices.intake.ImportViewModel.Step;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Ties `import.fxml` to its view model: four steps, one at a time.
public final class ImportController {

    private final Surroundings around;
    private final ImportViewModel model;
    private final Runnable onClose;
    private final Consumer<Boolean> hold;

    @FXML private VBox source;
    @FXML private VBox columns;
    @FXML private VBox check;
    @FXML private VBox result;
    @FXML private Label where;
    @FXML private Label facts;
    @FXML private Label trouble;
    @FXML private TextArea pasted;
    @FXML private GridPane meanings;
    @FXML private ComboBox<String> type;
    @FXML private Label unmeant;
    @FXML private Label created;
    @FXML private VBox refused;
    @FXML private HBox keys;
    @FXML private Label keysText;
    @FXML private Button back;
    @FXML private Button next;
    @FXML private Button close;

    /// @param hold while true, nothing but its own buttons may close the sheet
    public ImportController(
            Surroundings around, ImportViewModel model, Runnable onClose, Consumer<Boolean> hold) {
        this.around = around;
        this.model = model;
        this.onClose = onClose;
        this.hold = hold;
    }

    @FXML
    void initialize() {
        check.getChildren().add(Views.load(new CheckController(around, model)));
        facts.textProperty().bind(model.factsProperty());
        trouble.textProperty().bind(model.troubleProperty());
        trouble.visibleProperty().bind(model.troubleProperty().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        type.valueProperty().bindBidirectional(model.usualTypeProperty());
        model.mappingProperty().subscribe(this::showColumns);
        model.reportProperty().subscribe(this::showButtons);
        model.busyProperty().subscribe(this::showButtons);
        pasted.textProperty().subscribe(this::showButtons);
        model.outcomeProperty().subscribe(this::showResult);
        model.stepProperty().subscribe(this::show);
    }

    private void show(Step step) {
        only(source, step == Step.SOURCE);
        only(columns, step == Step.COLUMNS);
        only(check, step == Step.CHECK);
        only(result, step == Step.RESULT);
        only(facts, step == Step.COLUMNS || step == Step.CHECK);
        where.setText(text("step." + step));
        hold.accept(step != Step.SOURCE);
        if (step == Step.COLUMNS) {
            type.getItems().setAll(model.types());
            showColumns();
        }
        showButtons();
    }

    private static void only(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showButtons() {
        var step = model.stepProperty().get();
        var busy = model.busyProperty().get();
        only(back, step == Step.COLUMNS || step == Step.CHECK);
        only(next, step != Step.RESULT);
        close.setText(text(step == Step.RESULT ? "close" : "cancel"));
        close.getStyleClass().setAll("button", step == Step.RESULT ? "accent" : "flat");
        next.setText(
                switch (step) {
                    case SOURCE -> text("next.source");
                    case COLUMNS -> text("next.columns");
                    case CHECK, RESULT -> model.texts().get("next.check", model.changes());
                });
        var ready =
                switch (step) {
                    case SOURCE -> !pasted.getText().isBlank();
                    case COLUMNS -> model.isMeant();
                    case CHECK -> model.changes() > 0 && !around.lock().isClosed();
                    case RESULT -> false;
                };
        next.setDisable(busy || !ready);
        back.setDisable(busy);
        // What an import says, keys above all, must find somebody to hear it.
        close.setDisable(busy && step == Step.CHECK);
    }

    private void showColumns() {
        var sheet = model.sheet();
        meanings.getChildren().clear();
        if (sheet == null) {
            return;
        }
        meanings.addRow(
                0, heading("columns.name"), heading("columns.sample"), heading("columns.meaning"));
        for (var column = 0; column < sheet.header().size(); column++) {
            showColumn(sheet, column);
        }
        only(unmeant, !model.isMeant());
        showButtons();
    }

    private void showColumn(Spreadsheet sheet, int column) {
        var name = new Label(sheet.header().get(column));
        name.getStyleClass().add("mono");
        name.setMinWidth(0);
        var sample = new Label(ColumnMeaning.sample(sheet, column));
        sample.getStyleClass().add("text-muted");
        sample.setMinWidth(0);
        var box = new ComboBox<ColumnMeaning>();
        box.getItems().setAll(ColumnMeaning.all(sheet.header().get(column)));
        box.setValue(ColumnMeaning.of(model.mappingProperty().get().targets().get(column)));
        box.setOnAction(_ -> model.mean(column, box.getValue().target()));
        box.setAccessibleText(model.texts().get("meaning.of", sheet.header().get(column)));
        box.setMaxWidth(Double.MAX_VALUE);
        meanings.addRow(column + 1, name, sample, box);
    }

    private Label heading(String key) {
        var heading = new Label(text(key));
        heading.getStyleClass().addAll("text-muted", "small");
        return heading;
    }

    private void showResult() {
        var done = model.outcomeProperty().get();
        if (done == null) {
            return;
        }
        created.setText(
                model.texts()
                        .get(
                                "result",
                                done.created(),
                                done.updated(),
                                done.refusals().size(),
                                done.left()));
        refused.getChildren().clear();
        for (var one : done.refusals().stream().limit(6).toList()) {
            var label =
                    new Label(model.texts().get("refused", one.line(), one.serial(), one.why()));
            label.setWrapText(true);
            refused.getChildren().add(label);
        }
        only(keys, done.hasKeys());
        keysText.setText(model.texts().get("keys", done.keys().size()));
    }

    @FXML
    void choose() {
        around.desk().chooseFile(text("choose.title")).ifPresent(model::take);
    }

    @FXML
    void next() {
        switch (model.stepProperty().get()) {
            case SOURCE -> model.paste(pasted.getText());
            case COLUMNS -> model.check();
            case CHECK -> model.commit();
            case RESULT -> {}
        }
    }

    @FXML
    void back() {
        model.back();
    }

    @FXML
    void saveKeys() {
        var done = model.outcomeProperty().get();
        if (done != null) {
            around.desk()
                    .chooseTarget(text("keys.title"), "keys.csv")
                    .ifPresent(file -> model.saveKeys(done, file));
        }
    }

    /// Keys that are not kept are lost, so that is asked about.
    @FXML
    void close() {
        var done = model.outcomeProperty().get();
        if (done != null && done.hasKeys()) {
            around.confirmation().ask(done.loss(model.texts()), this::leave);
        } else {
            leave();
        }
    }

    private void leave() {
        hold.accept(false);
        onClose.run();
    }

    private String text(String key) {
        return model.texts().get(key);
    }
}
