package calypte.console.settings;

import calypte.console.fx.Texts;
import calypte.console.look.Theme;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.controlsfx.control.SegmentedButton;

/// Ties `appearance.fxml` to the theme: each choice shows at once, and is kept.
public final class AppearanceController {

    private final Theme theme;
    private final Texts texts = Texts.beside(AppearanceController.class);

    @FXML private SegmentedButton colours;
    @FXML private SegmentedButton density;
    @FXML private SegmentedButton motion;
    @FXML private SegmentedButton textSize;

    AppearanceController(Theme theme) {
        this.theme = theme;
    }

    @FXML
    void initialize() {
        offer(colours, theme.coloursProperty(), Theme.Colours.values());
        offer(density, theme.densityProperty(), Theme.Density.values());
        offer(motion, theme.motionProperty(), Theme.Motion.values());
        offer(textSize, theme.textSizeProperty(), Theme.TextSize.values());
    }

    @SafeVarargs
    private <E extends Enum<E>> void offer(
            SegmentedButton place, ObjectProperty<E> choice, E... all) {
        var group = new ToggleGroup();
        for (var one : all) {
            place.getButtons().add(button(choice, one));
        }
        place.setToggleGroup(group);
        // One of them always holds: a second click must not let go of it.
        group.selectedToggleProperty()
                .subscribe((was, is) -> {
                    if (is == null && was != null) {
                        group.selectToggle(was);
                    }
                });
    }

    private <E extends Enum<E>> ToggleButton button(ObjectProperty<E> choice, E one) {
        var kind = one.getDeclaringClass().getSimpleName();
        var button = new ToggleButton(texts.get(kind + "." + one));
        button.setId(kind + "-" + one);
        button.setOnAction(_ -> choice.set(one));
        choice.subscribe(now -> button.setSelected(now == one));
        return button;
    }
}
