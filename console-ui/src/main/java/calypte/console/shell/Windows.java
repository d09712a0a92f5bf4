package calypte.console.shell;

import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Theme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// Pages in windows of their own, for a second screen. Those that are open when the console ends
/// are there again when it begins.
final class Windows {

    private static final String OPEN = "windows.open";

    private final Screens screens;
    private final Surroundings around;
    private final Theme theme;
    private final String environment;
    private final Texts texts = Texts.beside(Windows.class);
    private final Map<Place, Stage> open = new LinkedHashMap<>();
    private boolean ending;

    Windows(Screens screens, Surroundings around, Theme theme, Connection connection) {
        this.screens = screens;
        this.around = around;
        this.theme = theme;
        this.environment = connection.environment().name();
    }

    /// Opens a window for `place`, or brings the one that is open to the front.
    void open(Place place) {
        var there = open.get(place);
        if (there != null) {
            there.toFront();
            return;
        }
        var visit = screens.alone(place);
        var band = new Region();
        band.getStyleClass().addAll("band", "band-" + environment.toLowerCase(Locale.ROOT));
        var root = new BorderPane(visit.view());
        root.setTop(band);
        root.getStyleClass().add("shell");
        var scene = new Scene(root, 900, 640);
        theme.dress(scene);
        keys(scene, visit);
        var stage = new Stage();
        stage.setTitle(title(place));
        stage.setScene(scene);
        new WindowPlace(around.memory(), "window." + place.path(), around.background())
                .follow(stage);
        stage.setOnHidden(_ -> close(place, scene, visit));
        open.put(place, stage);
        visit.screen().show(place);
        stage.show();
        keep();
    }

    /// What one does on a page can be done here too; what is the window's is the main one's.
    private static void keys(Scene scene, Visit visit) {
        var keys = scene.getAccelerators();
        keys.put(new KeyCodeCombination(KeyCode.F5), visit.screen()::refresh);
        keys.put(
                new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
                () -> visit.screen().find().ifPresent(Runnable::run));
    }

    private String title(Place place) {
        var name = place.detail().orElse(texts.get("page." + place.destination()));
        return texts.get("title", name, texts.get("environment." + environment));
    }

    private void close(Place place, Scene scene, Visit visit) {
        open.remove(place);
        theme.forget(scene);
        screens.leave(visit.screen());
        if (!ending) {
            keep();
        }
    }

    private void keep() {
        var places = open.keySet().stream().map(Place::path).collect(Collectors.joining("\n"));
        around.memory().keep(OPEN, places);
    }

    /// Opens those again that were open last time.
    void restore() {
        around.memory()
                .recall(OPEN)
                .ifPresent(places ->
                        places.lines().forEach(path -> Place.parse(path).ifPresent(this::open)));
    }

    /// All of them go with the console.
    void close() {
        ending = true;
        List.copyOf(open.values()).forEach(Stage::close);
    }

    int count() {
        return open.size();
    }
}
