package calypte.console.shell;

import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.frame.Destination;
import calypte.console.frame.Lock;
import calypte.console.frame.Navigator;
import calypte.console.frame.Notices;
import calypte.console.frame.Place;
import calypte.console.frame.Question;
import calypte.console.frame.Surroundings;
import calypte.console.frame.Tasks;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Theme;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Scene;

/// What is in a window: the client of one server, the screens that share it, and the frame around
/// them.
public final class Shell implements AutoCloseable {

    private static final String HERE = "window.page";

    private final FleetClient fleet;
    private final LiveFeed feed;
    private final Surroundings around;
    private final Screens screens;
    private final Journey journey;
    private final Windows windows;
    private final Commands commands;
    private final ShellController frame;
    private final Overlays overlays;
    private final Scene scene;
    private final Theme theme;

    /// Everything on the screen's thread.
    public Shell(Connection connection, Outside outside) {
        fleet = new FleetClient(connection.operatorUrl(), connection.token());
        feed = fleet.feed();
        around = surroundings(outside);
        theme = new Theme(outside.memory());
        commands = new Commands(around.lock(), _ -> sayLocked());
        frame = new ShellController(around, connectionModel(), connection, theme, commands);
        scene = new Scene(Views.load(frame), 1000, 700);
        theme.dress(scene);
        overlays = new Overlays(frame.modal(), frame.panel());
        screens = new Screens(around, theme, outside);
        journey = new Journey(screens, frame::show);
        windows = new Windows(screens, around, theme, connection);
        var firstRun = new FirstRun(around, connection.environment());
        furnish(firstRun);
        around.lock().closedProperty().set(connection.environment().beginsLocked());
        around.navigator().open(begin());
        firstRun.offer();
        feed.start();
    }

    private Surroundings surroundings(Outside outside) {
        return new Surroundings(
                fleet,
                feed,
                outside.background(),
                outside.desk(),
                outside.clock(),
                new Notices(outside.clock()),
                new Tasks(outside.background(), outside.clock()),
                new Ways(),
                this::ask,
                new Lock(fleet),
                outside.memory());
    }

    private void ask(Question question, Runnable yes) {
        overlays.ask(question, yes);
    }

    private ConnectionViewModel connectionModel() {
        return new ConnectionViewModel(
                fleet, feed, around.background(), around.clock(), ZoneId.systemDefault());
    }

    private void furnish(FirstRun firstRun) {
        var own = new FrameCommands(around, journey, overlays, commands, theme);
        commands.add(own.all());
        commands.add(screens.commands());
        commands.add(List.of(firstRun.command()));
        commands.bind(
                scene, () -> journey.here().map(visit -> visit.screen().commands()).orElseThrow());
        new Keyboard(scene, new Regions(scene, frame::regions), own, commands).begin();
        new FleetNews(around).follow();
    }

    /// Where the operator was when the console ended, if it was a page of the navigation.
    private Place begin() {
        return around.memory()
                .recall(HERE)
                .flatMap(Place::parse)
                .filter(place -> place.detail().isEmpty())
                .orElse(Place.of(Destination.OVERVIEW));
    }

    private void sayLocked() {
        around.notices().warning(Texts.beside(Shell.class).get("locked"), null);
    }

    /// Opens the windows that were open when the console ended.
    public void restoreWindows() {
        windows.restore();
    }

    public Scene scene() {
        return scene;
    }

    public Theme theme() {
        return theme;
    }

    /// What the screens of this window stand on.
    public Surroundings surroundings() {
        return around;
    }

    /// What the window is called: where the operator is, and in which environment.
    public ReadOnlyStringProperty titleProperty() {
        return frame.titleProperty();
    }

    @Override
    public void close() {
        journey.here().ifPresent(visit -> around.memory().keep(HERE, visit.place().path()));
        windows.close();
        screens.close();
        feed.close();
        fleet.close();
    }

    /// The ways there are, for screens that were made before their window.
    private final class Ways implements Navigator {

        @Override
        public void open(Place place) {
            journey.open(place);
        }

        @Override
        public void openInWindow(Place place) {
            windows.open(place);
        }

        @Override
        public void run(String command) {
            commands.run(command);
        }

        @Override
        public void back() {
            journey.back();
        }
    }
}
