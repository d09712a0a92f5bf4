package calypte.console.device;

import calypte.console.client.Timeline.Item;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Ties `timeline.fxml` to its view model.
public final class TimelineController implements DeviceController.Part {

    private final Surroundings around;
    private final TimelineViewModel model;
    private final BiConsumer<Item, List<Item>> onExplain;
    private final Texts texts = Texts.beside(TimelineController.class);
    private final Set<Long> open = new HashSet<>();
    private boolean goesBack;

    @FXML private ComboBox<Kind> kind;
    @FXML private TextField words;
    @FXML private Button waiting;
    @FXML private Button older;
    @FXML private Label emptiness;
    @FXML private ListView<Item> list;

    /// @param onExplain draws what an item belongs to
    TimelineController(
            Surroundings around, TimelineViewModel model, BiConsumer<Item, List<Item>> onExplain) {
        this.around = around;
        this.model = model;
        this.onExplain = onExplain;
    }

    @Override
    public String key() {
        return "timeline";
    }

    @FXML
    void initialize() {
        kind.getItems().setAll(Kind.values());
        kind.setConverter(new Names());
        kind.valueProperty().bindBidirectional(model.kindProperty());
        words.textProperty().bindBidirectional(model.wordsProperty());
        list.setItems(model.shown());
        list.setCellFactory(_ -> new TimelineCell(model, around, this));
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> attend());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        model.shown().addListener((ListChangeListener<Item>) _ -> follow());
        model.waitingProperty().subscribe(count -> say(count.intValue()));
        model.hasOlder()
                .subscribe(any -> {
                    older.setVisible(any);
                    older.setManaged(any);
                });
        emptiness.setText(texts.get("timeline.empty"));
    }

    /// Who is at no line looks at the newest.
    private void follow() {
        if (model.isFollowing() && !goesBack) {
            Views.afterLayout(list, () -> list.scrollTo(0));
        }
    }

    private void say(int count) {
        waiting.setVisible(count > 0);
        waiting.setManaged(count > 0);
        waiting.setText(texts.get("timeline.waiting", count));
    }

    /// Who is at a line, or has one open, does not want it to move.
    private void attend() {
        model.setReading(list.getSelectionModel().getSelectedItem() != null || !open.isEmpty());
    }

    private void press(KeyEvent event) {
        var item = list.getSelectionModel().getSelectedItem();
        if (item == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            toggle(item);
            event.consume();
        } else if (event.getCode() == KeyCode.E && Sequence.canExplain(item)) {
            explain(item);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            list.getSelectionModel().clearSelection();
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            model.copy(List.of(item));
            event.consume();
        }
    }

    boolean isOpen(Item item) {
        return open.contains(item.sequence());
    }

    /// Opens the JSON of a line, or closes it.
    void toggle(Item item) {
        if (!open.remove(item.sequence())) {
            open.add(item.sequence());
        }
        attend();
        list.refresh();
    }

    void explain(Item item) {
        onExplain.accept(item, model.all());
    }

    void find() {
        words.requestFocus();
        words.selectAll();
    }

    @FXML
    void catchUp() {
        goesBack = false;
        list.getSelectionModel().clearSelection();
        model.catchUp();
        list.scrollTo(0);
    }

    @FXML
    void readOn() {
        goesBack = true;
        model.readOn();
    }

    @FXML
    void copy() {
        var item = list.getSelectionModel().getSelectedItem();
        model.copy(item == null ? List.of() : List.of(item));
    }

    @FXML
    void export() {
        model.export();
    }

    /// It comes with the page, and asks nothing of its own.
    @Override
    public void look(boolean somebody) {}

    private final class Names extends StringConverter<Kind> {
        @Override
        public String toString(@Nullable Kind one) {
            return one == null ? "" : texts.get("kind." + one);
        }

        @Override
        public Kind fromString(String text) {
            throw new UnsupportedOperationException("kinds are chosen, not typed");
        }
    }
}
