package calypte.console.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import calypte.console.fx.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/// How all windows look: light or dark, close or roomy, with motion or without; as the system has
/// it until the operator says otherwise.
public final class Theme {

    private final Memory memory;
    private final List<Scene> scenes = new ArrayList<>();
    private final ReadOnlyObjectWrapper<ColorScheme> scheme = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Colours> colours;
    private final ObjectProperty<Density> density;
    private final ObjectProperty<Motion> motion;
    private final ObjectProperty<TextSize> textSize;

    /// Which colours the operator wants.
    public enum Colours {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// How close lines stand.
    public enum Density {
        ROOMY,
        CLOSE
    }

    /// Whether things may move.
    public enum Motion {
        SYSTEM,
        REDUCED
    }

    /// How large the text is, against the usual.
    public enum TextSize {
        SMALL,
        USUAL,
        LARGE,
        LARGEST
    }

    public Theme(Memory memory) {
        this.memory = memory;
        colours = remembered("appearance.colours", Colours.SYSTEM, Colours::valueOf);
        density = remembered("appearance.density", Density.ROOMY, Density::valueOf);
        motion = remembered("appearance.motion", Motion.SYSTEM, Motion::valueOf);
        textSize = remembered("appearance.text", TextSize.USUAL, TextSize::valueOf);
        var system = Platform.getPreferences();
        system.colorSchemeProperty().subscribe(_ -> colour());
        system.reducedMotionProperty().subscribe(_ -> scenes.forEach(this::shape));
        colours.subscribe(_ -> colour());
        density.subscribe(_ -> scenes.forEach(this::shape));
        motion.subscribe(_ -> scenes.forEach(this::shape));
        textSize.subscribe(_ -> scenes.forEach(this::shape));
    }

    /// A choice that is still made when the console is opened again.
    private <E extends Enum<E>> ObjectProperty<E> remembered(
            String key, E usual, Function<String, E> of) {
        var property = new SimpleObjectProperty<E>(recall(key, usual, of));
        property.subscribe(now -> {
            if (now != usual || memory.recall(key).isPresent()) {
                memory.keep(key, now.name());
            }
        });
        return property;
    }

    private <E> E recall(String key, E usual, Function<String, E> of) {
        try {
            return memory.recall(key).map(of).orElse(usual);
        } catch (IllegalArgumentException _) {
            return usual;
        }
    }

    /// Dresses a window, now and whenever a choice changes.
    public void dress(Scene scene) {
        scenes.add(scene);
        paint(scene);
        shape(scene);
    }

    /// The window is gone.
    public void forget(Scene scene) {
        scenes.remove(scene);
    }

    public void toggle() {
        colours.set(scheme.get() == ColorScheme.DARK ? Colours.LIGHT : Colours.DARK);
    }

    private void colour() {
        var next = wanted();
        if (next != scheme.get()) {
            scheme.set(next);
            var base = next == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
            Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
            scenes.forEach(this::paint);
        }
    }

    private ColorScheme wanted() {
        return switch (colours.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme();
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
    }

    private void paint(Scene scene) {
        var tokens = scheme.get() == ColorScheme.DARK ? "dark.css" : "light.css";
        scene.getStylesheets()
                .setAll(
                        sheet(tokens),
                        sheet("modena.css"),
                        sheet("calypte.css"),
                        sheet("frame.css"));
    }

    private void shape(Scene scene) {
        var styles = scene.getRoot().getStyleClass();
        styles.removeAll("close", "still");
        styles.removeIf(style -> style.startsWith("text-size-"));
        if (density.get() == Density.CLOSE) {
            styles.add("close");
        }
        if (motion.get() == Motion.REDUCED || Platform.getPreferences().isReducedMotion()) {
            styles.add("still");
        }
        styles.add("text-size-" + textSize.get().name().toLowerCase(Locale.ROOT));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }

    /// What is shown now.
    public ReadOnlyObjectProperty<ColorScheme> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    public ObjectProperty<Colours> coloursProperty() {
        return colours;
    }

    public ObjectProperty<Density> densityProperty() {
        return density;
    }

    public ObjectProperty<Motion> motionProperty() {
        return motion;
    }

    public ObjectProperty<TextSize> textSizeProperty() {
        return textSize;
    }
}
