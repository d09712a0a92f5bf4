package calypte.console.settings;

import calypte.console.client.ServerSettings.Item;
import calypte.console.client.ServerSettings.Origin;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import calypte.console.look.Theme;
import calypte.console.settings.SettingsViewModel.Reach;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Ties `settings.fxml` to its view model and its cards.
public final class SettingsController implements Screen {

    private final Surroundings around;
    private final SettingsViewModel model;
    private final AppearanceController appearance;
    private final Texts texts = Texts.beside(SettingsController.class);

    @FXML private VBox cards;
    @FXML private TextField search;
    @FXML private TextField address;
    @FXML private Button test;
    @FXML private Label verdict;
    @FXML private ComboBox<Snippet> language;
    @FXML private TextArea snippet;
    @FXML private TableView<Item> table;
    @FXML private TableColumn<Item, Item> key;
    @FXML private TableColumn<Item, Item> value;
    @FXML private TableColumn<Item, Item> origin;
    @FXML private TableColumn<Item, Item> about;

    public SettingsController(Surroundings around, Theme theme) {
        this.around = around;
        this.model = new SettingsViewModel(around);
        this.appearance = new AppearanceController(theme);
    }

    public SettingsViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        cards.getChildren().addFirst(Views.load(appearance));
        search.textProperty().bindBidirectional(model.searchProperty());
        address.textProperty().bindBidirectional(model.addressProperty());
        test.disableProperty().bind(model.addressProperty().isEmpty());
        model.reachProperty().subscribe(this::show);
        language.getItems().setAll(Snippet.values());
        language.setConverter(new Names());
        language.getSelectionModel().selectFirst();
        language.valueProperty().subscribe(_ -> showSnippet());
        model.endpointsProperty().subscribe(_ -> showSnippet());
        table.setItems(model.shown());
        draw(key, (cell, item) -> cell.setText(item.key()));
        draw(value, (cell, item) -> cell.setText(item.value().isEmpty() ? "–" : item.value()));
        draw(origin, this::showOrigin);
        draw(about, (cell, item) -> cell.setText(item.description()));
    }

    private void showOrigin(TableCell<Item, Item> cell, Item item) {
        cell.setText(model.origin(item));
        cell.setGraphic(
                item.origin() == Origin.DEFAULT ? null : Looks.icon("mdi2p-pencil-outline"));
    }

    private static void draw(
            TableColumn<Item, Item> column, BiConsumer<TableCell<Item, Item>, Item> drawing) {
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new Drawn(drawing));
    }

    private void show(Reach reach) {
        verdict.getStyleClass().removeAll("said", "complaint");
        verdict.setGraphic(null);
        switch (reach) {
            case UNTRIED, TRYING -> {}
            case REACHED -> {
                verdict.getStyleClass().add("said");
                verdict.setGraphic(Looks.icon("mdi2c-check-circle-outline"));
            }
            case NOT_REACHED -> {
                verdict.getStyleClass().add("complaint");
                verdict.setGraphic(Looks.icon("mdi2a-alert-circle-outline"));
            }
        }
    }

    private void showSnippet() {
        snippet.setText(language.getValue().at(model.endpointsProperty().get()));
    }

    @Override
    public void show(Place place) {
        model.refresh();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public Optional<Runnable> find() {
        return Optional.of(search::requestFocus);
    }

    @FXML
    void tryAddress() {
        model.tryAddress();
    }

    @FXML
    void copySnippet() {
        around.desk().copy(snippet.getText());
        around.notices().done(texts.get("snippet.copied"));
    }

    @FXML
    void openShortcuts() {
        around.navigator().run("shortcuts");
    }

    @FXML
    void bundle() {
        around.desk()
                .chooseTarget(texts.get("bundle.choose"), "calypte-support.zip")
                .ifPresent(model::bundle);
    }

    private static final class Drawn extends TableCell<Item, Item> {

        private final BiConsumer<TableCell<Item, Item>, Item> drawing;

        Drawn(BiConsumer<TableCell<Item, Item>, Item> drawing) {
            this.drawing = drawing;
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(null);
            setTooltip(null);
            if (!empty && item != null) {
                drawing.accept(this, item);
                setTooltip(new Tooltip(getText()));
            }
        }
    }

    private final class Names extends StringConverter<Snippet> {
        @Override
        public String toString(@Nullable Snippet one) {
            return one == null ? "" : texts.get("snippet." + one);
        }

        @Override
        public Snippet fromString(String text) {
            throw new UnsupportedOperationException("languages are chosen, not typed");
        }
    }
}
