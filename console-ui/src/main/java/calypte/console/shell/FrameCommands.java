package calypte.console.shell;

import calypte.console.frame.Command;
import calypte.console.frame.Destination;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;

/// The commands of the window itself: they are the same on every page.
final class FrameCommands {

    /// What the names of those begin with that lead to a page.
    static final String GO = "go-";

    static final String PALETTE_KEYS = "Shortcut+K";

    private final Texts texts = Texts.beside(FrameCommands.class);
    private final Surroundings around;
    private final Journey journey;
    private final Overlays overlays;
    private final Commands commands;
    private final Theme theme;

    FrameCommands(
            Surroundings around,
            Journey journey,
            Overlays overlays,
            Commands commands,
            Theme theme) {
        this.around = around;
        this.journey = journey;
        this.overlays = overlays;
        this.commands = commands;
        this.theme = theme;
    }

    List<Command> all() {
        var all = new ArrayList<Command>();
        for (var destination : Destination.values()) {
            all.add(go(destination));
        }
        all.add(one("palette", PALETTE_KEYS, this::openPalette));
        all.add(one("refresh", "F5", this::refresh));
        all.add(one("find", "Shortcut+F", this::find));
        all.add(one("back", "Alt+LEFT", journey::back));
        all.add(one("forward", "Alt+RIGHT", journey::forward));
        all.add(one("undo", "Shortcut+Z", this::undo));
        all.add(one("lock", "Shortcut+Shift+L", around.lock()::toggle));
        all.add(one("undock", "Shortcut+Shift+U", this::undock));
        all.add(one("settings", "Shortcut+COMMA", () -> open(Destination.SETTINGS)));
        all.add(one("notifications", null, this::openBell));
        all.add(one("tasks", null, this::openTasks));
        all.add(one("colours", null, theme::toggle));
        all.add(one("shortcuts", "F1", this::openShortcuts));
        return all;
    }

    private Command go(Destination destination) {
        var title = texts.get("page." + destination);
        var keys = "Shortcut+" + (destination.ordinal() + 1);
        return Command.harmless(GO + destination, title, keys, () -> open(destination));
    }

    private Command one(String id, @Nullable String keys, Runnable action) {
        return Command.harmless(id, texts.get("command." + id), keys, action);
    }

    private void open(Destination destination) {
        around.navigator().open(Place.of(destination));
    }

    private void refresh() {
        journey.here().ifPresent(visit -> visit.screen().refresh());
    }

    /// Where nothing is searched, devices are what one looks for.
    void find() {
        var here = journey.here().flatMap(visit -> visit.screen().find());
        if (here.isPresent()) {
            here.get().run();
        } else {
            open(Destination.DEVICES);
            journey.here().flatMap(visit -> visit.screen().find()).ifPresent(Runnable::run);
        }
    }

    private void undo() {
        if (!around.notices().undo()) {
            around.notices().done(texts.get("undo.nothing"));
        }
    }

    private void undock() {
        journey.here()
                .map(Visit::place)
                .ifPresent(place -> {
                    if (place.canStandAlone()) {
                        around.navigator().openInWindow(place);
                    } else {
                        around.notices().done(texts.get("undock.not"));
                    }
                });
    }

    private void openPalette() {
        var model = new PaletteViewModel(around, commands, new Recent(around.memory()));
        overlays.open(new PaletteController(model, overlays::close), Pos.TOP_CENTER);
    }

    private void openBell() {
        overlays.hang(new BellController(around, overlays::closePanel), Pos.TOP_RIGHT);
    }

    private void openTasks() {
        overlays.hang(new TasksController(around, overlays::closePanel), Pos.BOTTOM_RIGHT);
    }

    private void openShortcuts() {
        overlays.open(new ShortcutsController(commands.all(), overlays::close), Pos.CENTER);
    }
}
