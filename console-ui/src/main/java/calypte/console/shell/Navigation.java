package calypte.console.shell;

import calypte.console.frame.Destination;
import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The seven destinations at the side: icon and word, or the icon alone where there is no room.
final class Navigation {

    private final Texts texts = Texts.beside(Navigation.class);
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Destination, ToggleButton> entries = new EnumMap<>(Destination.class);

    void furnish(VBox place, ObservableBooleanValue narrow, Consumer<Destination> open) {
        for (var destination : Destination.values()) {
            var entry = entry(destination);
            entry.setOnAction(_ -> open.accept(destination));
            narrow.subscribe(now -> shape(entry, now));
            entries.put(destination, entry);
            place.getChildren().add(entry);
        }
        narrow.subscribe(now -> {
            place.getStyleClass().remove("narrow");
            if (now) {
                place.getStyleClass().add("narrow");
            }
        });
    }

    private ToggleButton entry(Destination destination) {
        var words = texts.get("page." + destination);
        var entry = new ToggleButton(words, Looks.icon(icon(destination)));
        entry.setId("nav-" + destination.name().toLowerCase(Locale.ROOT));
        entry.getStyleClass().setAll("nav-item");
        entry.setAccessibleText(words);
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setMinWidth(Region.USE_PREF_SIZE);
        entry.setToggleGroup(group);
        return entry;
    }

    private static void shape(ToggleButton entry, boolean narrow) {
        entry.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        entry.setTooltip(narrow ? new Tooltip(entry.getText()) : null);
    }

    private static String icon(Destination destination) {
        return switch (destination) {
            case OVERVIEW -> "mdi2v-view-dashboard-outline";
            case DEVICES -> "mdi2c-chip";
            case FIRMWARE -> "mdi2p-package-variant-closed";
            case ROLLOUTS -> "mdi2r-rocket-launch-outline";
            case AUDIT -> "mdi2c-clipboard-text-clock-outline";
            case EMULATOR -> "mdi2r-robot-outline";
            case SETTINGS -> "mdi2c-cog-outline";
        };
    }

    void select(Destination destination) {
        group.selectToggle(Objects.requireNonNull(entries.get(destination)));
    }
}
