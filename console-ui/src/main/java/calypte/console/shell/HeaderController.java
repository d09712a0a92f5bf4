package calypte.console.shell;

import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import calypte.console.look.Theme;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/// The line at the top: which fleet this is, the way to everything, and what holds everywhere: the
/// lock, the bell, the colours, help.
public final class HeaderController {

    private final Surroundings around;
    private final Connection connection;
    private final Theme theme;
    private final Commands commands;
    private final Texts texts = Texts.beside(HeaderController.class);

    @FXML private Label environment;
    @FXML private Button search;
    @FXML private ToggleButton lock;
    @FXML private Button bell;
    @FXML private Button colours;
    @FXML private Button help;
    @FXML private Button menu;
    @FXML private Label paletteKeys;

    HeaderController(Surroundings around, Connection connection, Theme theme, Commands commands) {
        this.around = around;
        this.connection = connection;
        this.theme = theme;
        this.commands = commands;
    }

    @FXML
    void initialize() {
        var kind = connection.environment().name();
        environment.setText(texts.get("environment." + kind));
        environment.getStyleClass().add("environment-" + kind.toLowerCase(Locale.ROOT));
        lock.selectedProperty().bindBidirectional(around.lock().closedProperty());
        lock.selectedProperty().subscribe(this::showLock);
        around.notices().unreadProperty().subscribe(count -> showUnread(count.intValue()));
        theme.schemeProperty().subscribe(this::showColours);
        say(help, texts.get("help"));
        paletteKeys.setText(Keys.words(KeyCombination.valueOf(FrameCommands.PALETTE_KEYS)));
    }

    /// The button that widens and narrows the navigation.
    void narrows(BooleanProperty narrow) {
        menu.setOnAction(_ -> narrow.set(!narrow.get()));
        narrow.subscribe(now -> say(menu, texts.get(now ? "menu.widen" : "menu.narrow")));
    }

    private void showLock(boolean closed) {
        lock.setGraphic(
                Looks.icon(closed ? "mdi2l-lock-outline" : "mdi2l-lock-open-variant-outline"));
        lock.setText(texts.get(closed ? "lock.closed" : "lock.open"));
        lock.setTooltip(new Tooltip(texts.get(closed ? "lock.closed.tip" : "lock.open.tip")));
        lock.setAccessibleText(texts.get(closed ? "lock.closed.tip" : "lock.open.tip"));
    }

    private void showUnread(int count) {
        bell.setGraphic(Looks.icon(count > 0 ? "mdi2b-bell" : "mdi2b-bell-outline"));
        bell.setText(count == 0 ? "" : count > 99 ? "99+" : Integer.toString(count));
        say(bell, texts.get("bell", count));
    }

    private void showColours(ColorScheme now) {
        var dark = now == ColorScheme.DARK;
        colours.setGraphic(Looks.icon(dark ? "mdi2w-weather-sunny" : "mdi2w-weather-night"));
        say(colours, texts.get(dark ? "scheme.light" : "scheme.dark"));
    }

    private static void say(Button button, String words) {
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
    }

    @FXML
    void openPalette() {
        commands.run("palette");
    }

    @FXML
    void openBell() {
        commands.run("notifications");
    }

    @FXML
    void toggleColours() {
        commands.run("colours");
    }

    @FXML
    void openHelp() {
        commands.run("shortcuts");
    }

    /// Where the keyboard comes in when it cycles through the regions.
    Button first() {
        return search;
    }
}
