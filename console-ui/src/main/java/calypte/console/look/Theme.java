package calypte.console.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/// The colours of the window: light or dark, as the system has it until the operator says
/// otherwise.
public final class Theme {

    private final ReadOnlyObjectWrapper<ColorScheme> scheme = new ReadOnlyObjectWrapper<>();
    private final Scene scene;
    private boolean follows = true;

    public Theme(Scene scene) {
        this.scene = scene;
        var preferences = Platform.getPreferences();
        show(preferences.getColorScheme());
        preferences
                .colorSchemeProperty()
                .subscribe(system -> {
                    if (follows) {
                        show(system);
                    }
                });
    }

    public ReadOnlyObjectProperty<ColorScheme> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    /// From now on this one, whatever the system does.
    public void choose(ColorScheme chosen) {
        follows = false;
        show(chosen);
    }

    public void toggle() {
        choose(scheme.get() == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK);
    }

    private void show(ColorScheme next) {
        scheme.set(next);
        var base = next == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
        var colours = next == ColorScheme.DARK ? "dark.css" : "light.css";
        scene.getStylesheets().setAll(sheet(colours), sheet("calypte.css"));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
