package calypte.console.device;

import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.CopyAs;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Ties `deeds.fxml` to what can be done. What cannot be done now stays in sight and says why.
public final class DeedsController {

    private static final List<Deed> COPIED =
            List.of(
                    Deed.ASSIGN,
                    Deed.RETRY,
                    Deed.HOLD,
                    Deed.RELEASE,
                    Deed.UNDO,
                    Deed.CANCEL,
                    Deed.DESCRIBE);

    private final Surroundings around;
    private final DeviceViewModel page;
    private final DeedsViewModel model;
    private final Map<Deed, Runnable> forms;
    private final Texts texts = Texts.beside(DeedsController.class);
    private final Map<Deed, Button> buttons = new EnumMap<>(Deed.class);
    private final Map<Deed, Tooltip> tips = new EnumMap<>(Deed.class);
    private final Map<Deed, MenuItem> items = new EnumMap<>(Deed.class);

    @FXML private HBox bar;
    @FXML private MenuButton more;

    /// @param forms what has to be filled in first
    DeedsController(
            Surroundings around,
            DeviceViewModel page,
            DeedsViewModel model,
            Map<Deed, Runnable> forms) {
        this.around = around;
        this.page = page;
        this.model = model;
        this.forms = forms;
    }

    DeedsViewModel model() {
        return model;
    }

    @FXML
    void initialize() {
        button(Deed.ASSIGN, "accent");
        button(Deed.RETRY);
        button(Deed.HOLD);
        button(Deed.RELEASE);
        item(Deed.DESCRIBE);
        item(Deed.UNDO);
        item(Deed.CANCEL);
        more.getItems().addAll(new SeparatorMenuItem(), copies(), new SeparatorMenuItem());
        item(Deed.REKEY);
        item(Deed.ENABLE);
        item(Deed.DISABLE);
        more.getItems().add(new SeparatorMenuItem());
        item(Deed.DECOMMISSION);
        page.factsProperty().subscribe(_ -> judge());
        page.goneProperty().subscribe(_ -> judge());
        around.lock().closedProperty().subscribe(_ -> judge());
    }

    /// A button that is off gives no tooltip: the pane around it does.
    private void button(Deed deed, String... styles) {
        var button = new Button(model.title(deed));
        button.setId("deed-" + deed.word());
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> run(deed));
        CopyAs.attach(button, () -> model.recipe(deed), this::copy);
        buttons.put(deed, button);
        tips.put(deed, new Tooltip());
        bar.getChildren().add(bar.getChildren().size() - 1, new StackPane(button));
    }

    private void item(Deed deed) {
        var item = new MenuItem(model.title(deed));
        item.setId("deed-" + deed.word());
        item.setOnAction(_ -> run(deed));
        items.put(deed, item);
        more.getItems().add(item);
    }

    private Menu copies() {
        var all = new Menu(texts.get("copy.actions"));
        for (var deed : COPIED) {
            all.getItems()
                    .add(CopyAs.menu(model.title(deed), () -> model.recipe(deed), this::copy));
        }
        return all;
    }

    private void copy(String text) {
        around.desk().copy(text);
        around.notices().done(texts.get("copied"));
    }

    private void run(Deed deed) {
        forms.getOrDefault(deed, () -> model.run(deed)).run();
    }

    private void judge() {
        buttons.forEach((deed, button) -> {
            var hindrance = model.hindrance(deed);
            button.setDisable(hindrance.isPresent());
            button.setAccessibleHelp(hindrance.orElse(null));
            explain(deed, button.getParent(), hindrance.orElse(""));
        });
        items.forEach((deed, item) -> {
            var hindrance = model.hindrance(deed);
            item.setDisable(hindrance.isPresent());
            item.setText(
                    hindrance
                            .map(why -> texts.get("deed.because", model.title(deed), why))
                            .orElse(model.title(deed)));
        });
        choose(Deed.HOLD, Deed.RELEASE);
        choose(Deed.DISABLE, Deed.ENABLE);
    }

    private void explain(Deed deed, Parent pane, String why) {
        var tip = Objects.requireNonNull(tips.get(deed));
        tip.setText(why);
        if (why.isEmpty()) {
            Tooltip.uninstall(pane, tip);
        } else {
            Tooltip.install(pane, tip);
        }
    }

    /// Of two that undo each other, only the one that makes sense is there.
    private void choose(Deed one, Deed other) {
        var facts = page.factsProperty().get();
        var second = facts != null && other.hindrance(facts.detail()).isEmpty();
        see(one, !second);
        see(other, second);
    }

    private void see(Deed deed, boolean seen) {
        var button = buttons.get(deed);
        if (button != null) {
            button.getParent().setVisible(seen);
            button.getParent().setManaged(seen);
        }
        var item = items.get(deed);
        if (item != null) {
            item.setVisible(seen);
        }
    }
}
