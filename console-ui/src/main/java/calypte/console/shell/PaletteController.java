package calypte.console.shell;

import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Ties `palette.fxml` to its view model: one types, the arrows choose, Enter does it.
public final class PaletteController {

    private final PaletteViewModel model;
    private final Runnable onClose;
    private final Texts texts = Texts.beside(PaletteController.class);

    @FXML private TextField query;
    @FXML private ListView<PaletteEntry> list;

    PaletteController(PaletteViewModel model, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        query.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        query.requestFocus();
                    }
                });
        list.setItems(model.entries());
        list.setCellFactory(_ -> new Line());
        list.getItems().addListener((ListChangeListener<PaletteEntry>) _ -> first());
        first();
    }

    private void first() {
        list.getSelectionModel().clearAndSelect(0);
        list.scrollTo(0);
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> choose();
            case ESCAPE -> onClose.run();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        event.consume();
    }

    @FXML
    void choose() {
        var entry = list.getSelectionModel().getSelectedItem();
        if (entry != null && !entry.forbidden()) {
            onClose.run();
            model.choose(entry);
        }
    }

    /// A line, with the name of its section before it where the section begins.
    private final class Line extends ListCell<PaletteEntry> {

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(empty || entry == null ? null : content(entry));
            setDisable(entry != null && entry.forbidden());
            setAccessibleText(entry == null ? null : entry.title());
        }

        private HBox content(PaletteEntry entry) {
            var section = new Label(begins() ? texts.get("palette." + entry.section()) : "");
            section.getStyleClass().add("palette-section");
            var title = new Label(entry.title(), Looks.icon(entry.icon()));
            var detail =
                    new Label(entry.forbidden() ? texts.get("palette.locked") : entry.detail());
            detail.getStyleClass().addAll("text-muted", "small");
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var row = new HBox(section, title, detail, room);
            row.getStyleClass().add("palette-row");
            if (!entry.keys().isEmpty()) {
                var keys = new Label(entry.keys());
                keys.getStyleClass().add("key");
                row.getChildren().add(keys);
            }
            return row;
        }

        private boolean begins() {
            var before = getIndex() - 1;
            return before < 0
                    || before >= getListView().getItems().size()
                    || getListView().getItems().get(before).section() != getItem().section();
        }
    }
}
