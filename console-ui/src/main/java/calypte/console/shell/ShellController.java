package calypte.console.shell;

import calypte.console.client.Health;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import calypte.console.look.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ties `shell.fxml` to the pages: where the operator is, and the way to everywhere else.
public final class ShellController {

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final ConnectionViewModel model;
    private final Connection connection;
    private final Texts texts = Texts.beside(ShellController.class);
    private final ToggleGroup destinations = new ToggleGroup();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private List<Page> pages = List.of();
    private int here;

    @FXML private Region band;
    @FXML private Label environment;
    @FXML private Button scheme;
    @FXML private VBox navigation;
    @FXML private BorderPane frame;
    @FXML private Label state;
    @FXML private HBox parts;

    /// One destination.
    ///
    /// @param key its words in the bundle
    /// @param find puts the cursor where one searches
    record Page(String key, String icon, Parent view, Runnable refresh, Runnable find) {}

    ShellController(ConnectionViewModel model, Connection connection) {
        this.model = model;
        this.connection = connection;
    }

    public ConnectionViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        var kind = connection.environment().name().toLowerCase(Locale.ROOT);
        band.getStyleClass().add("band-" + kind);
        environment.setText(texts.get("environment." + connection.environment()));
        environment.getStyleClass().add("environment-" + kind);
        model.liveProperty()
                .subscribe(live -> {
                    state.setGraphic(Looks.icon(live ? "mdi2c-circle" : "mdi2c-circle-outline"));
                    state.getStyleClass().removeAll("live", "not-live");
                    state.getStyleClass().add(live ? "live" : "not-live");
                });
        model.healthProperty().subscribe(this::show);
        var _ = Views.every(HEARTBEAT, model::checkHealth);
    }

    private void show(Optional<Health> health) {
        parts.getChildren().clear();
        health.ifPresent(now ->
                now.parts()
                        .forEach((part, word) -> {
                            var up = word.equals("UP");
                            var label =
                                    new Label(
                                            part(part),
                                            Looks.icon(
                                                    up ? "mdi2c-circle" : "mdi2c-circle-outline"));
                            label.getStyleClass().add(up ? "live" : "not-live");
                            label.setTooltip(
                                    new Tooltip(texts.get("part.state", part(part), word)));
                            label.setText(
                                    up ? part(part) : texts.get("part.state", part(part), word));
                            parts.getChildren().add(label);
                        }));
    }

    /// A part that is newer than this console keeps the server's own name.
    private String part(String name) {
        return switch (name) {
            case "database", "mqtt", "logstash" -> texts.get("part." + name);
            default -> name;
        };
    }

    /// Gives the shell its pages; the first is shown.
    void furnish(List<Page> destinations) {
        pages = destinations;
        for (var i = 0; i < pages.size(); i++) {
            navigation.getChildren().add(entry(i));
        }
        go(0);
    }

    private ToggleButton entry(int index) {
        var page = pages.get(index);
        var button = new ToggleButton(texts.get("page." + page.key()), Looks.icon(page.icon()));
        button.setId("nav-" + page.key());
        button.getStyleClass().setAll("nav-item");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(destinations);
        button.setOnAction(_ -> go(index));
        return button;
    }

    void go(int index) {
        here = index;
        var page = pages.get(index);
        destinations.selectToggle((ToggleButton) navigation.getChildren().get(index));
        frame.setCenter(page.view());
        title.set(
                texts.get(
                        "title",
                        texts.get("page." + page.key()),
                        texts.get("environment." + connection.environment())));
        page.refresh().run();
    }

    /// Binds the keys that work everywhere, and the button for the colours.
    void attach(Scene scene, Theme theme, Runnable register) {
        var keys = scene.getAccelerators();
        for (var i = 0; i < pages.size(); i++) {
            var index = i;
            keys.put(control(KeyCode.valueOf("DIGIT" + (i + 1))), () -> go(index));
        }
        keys.put(control(KeyCode.N), register);
        keys.put(control(KeyCode.F), () -> pages.get(here).find().run());
        keys.put(new KeyCodeCombination(KeyCode.F5), () -> pages.get(here).refresh().run());
        scheme.setOnAction(_ -> theme.toggle());
        theme.schemeProperty()
                .subscribe(now -> {
                    var dark = now == ColorScheme.DARK;
                    scheme.setGraphic(
                            Looks.icon(dark ? "mdi2w-weather-sunny" : "mdi2w-weather-night"));
                    scheme.setAccessibleText(texts.get(dark ? "scheme.light" : "scheme.dark"));
                });
    }

    private static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }
}
