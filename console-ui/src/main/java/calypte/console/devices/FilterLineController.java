package calypte.console.devices;

import calypte.console.filter.Mistake;
import calypte.console.filter.Suggestions;
import calypte.console.filter.Underline;
import calypte.console.look.Looks;
import java.util.ArrayList;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Ties `filterLine.fxml` to its view model: the line, what is wrong with it, the chips, the views.
public final class FilterLineController {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final FilterViewModel model;
    private final Consumer<String> apply;
    private final Runnable save;
    private final Runnable help;

    @FXML private StackPane box;
    @FXML private TextField filter;
    @FXML private Hyperlink mistake;
    @FXML private FlowPane chips;
    @FXML private MenuButton views;

    /// @param apply goes to what a filter finds
    /// @param save asks for the name of a view
    /// @param help opens the cheat-sheet
    FilterLineController(
            FilterViewModel model, Consumer<String> apply, Runnable save, Runnable help) {
        this.model = model;
        this.apply = apply;
        this.save = save;
        this.help = help;
    }

    public FilterViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        filter.textProperty().bindBidirectional(model.textProperty());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        var underline = new Underline(filter, box);
        model.mistakeProperty()
                .subscribe(made -> {
                    say(made);
                    underline.show(made);
                });
        model.chips().addListener((ListChangeListener<Chip>) _ -> showChips());
        model.views().addListener((ListChangeListener<SavedViews.View>) _ -> showViews());
        showViews();
    }

    /// @param over the pane over the page in which suggestions may lie
    void suggest(StackPane over) {
        var _ = new Suggestions(filter, over, model::complete);
    }

    void focus() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void say(@Nullable Mistake made) {
        filter.pseudoClassStateChanged(WRONG, made != null);
        mistake.setVisible(made != null);
        mistake.setManaged(made != null);
        mistake.setText(made == null ? "" : made.words());
    }

    /// Puts the cursor on what is wrong.
    @FXML
    void showMistake() {
        var made = model.mistakeProperty().get();
        mistake.setVisited(false);
        if (made != null) {
            filter.requestFocus();
            filter.selectRange(made.from(), made.to());
        }
    }

    /// F1 here is about filters, and elsewhere about keys.
    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.F1) {
            help.run();
            event.consume();
        }
    }

    @FXML
    void apply() {
        apply.accept(filter.getText());
    }

    @FXML
    void clear() {
        apply.accept("");
    }

    @FXML
    void help() {
        help.run();
    }

    private void showChips() {
        var all = new ArrayList<Node>();
        model.chips().forEach(chip -> all.add(button(chip)));
        model.views().forEach(view -> all.add(button(view)));
        chips.getChildren().setAll(all);
    }

    private Node button(Chip chip) {
        var button = new ToggleButton();
        switch (chip.kind()) {
            case Chip.Kind.Status(var badge) -> Looks.dress(button, badge);
            case Chip.Kind.Reach(var link) ->
                    Looks.dress(button, Looks.icon(link), Looks.style(link));
        }
        return dressed(button, chip.text(), chip.filter());
    }

    private Node button(SavedViews.View view) {
        var button = new ToggleButton();
        button.setGraphic(Looks.icon("mdi2s-star-outline"));
        return dressed(button, view.name(), view.filter());
    }

    private Node dressed(ToggleButton button, String text, String finds) {
        button.setText(text);
        button.getStyleClass().addAll("chip", "small");
        var on = model.isOn(finds);
        button.setSelected(on);
        button.setOnAction(_ -> apply.accept(on ? "" : finds));
        return button;
    }

    private void showViews() {
        var texts = model.texts();
        var items = new ArrayList<MenuItem>();
        var forget = new Menu(texts.get("views.forget"));
        for (var view : model.views()) {
            items.add(item(view.name(), () -> apply.accept(view.filter())));
            forget.getItems().add(item(view.name(), () -> model.forget(view)));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        var keep = item(texts.get("views.save"), save);
        keep.disableProperty().bind(model.textProperty().isEmpty());
        items.add(keep);
        if (!forget.getItems().isEmpty()) {
            items.add(forget);
        }
        views.getItems().setAll(items);
        showChips();
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
