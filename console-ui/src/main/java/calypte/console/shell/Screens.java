package calypte.console.shell;

import calypte.console.audit.AuditController;
import calypte.console.device.DeviceController;
import calypte.console.devices.DevicesController;
import calypte.console.emulator.EmulatorController;
import calypte.console.firmware.FirmwareController;
import calypte.console.firstrun.FirstRunController;
import calypte.console.frame.Command;
import calypte.console.frame.Destination;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import calypte.console.look.Theme;
import calypte.console.overview.OverviewController;
import calypte.console.rollouts.RolloutController;
import calypte.console.rollouts.RolloutsController;
import calypte.console.settings.SettingsController;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Parent;

/// Which screen shows which place: the one list of all there are. Those of the navigation are made
/// once and their views when they are first needed; a page about one thing is made anew each time.
final class Screens {

    private final Surroundings around;
    private final Theme theme;
    private final Outside outside;
    private final Map<Destination, Screen> standing = new EnumMap<>(Destination.class);
    private final Map<Screen, Parent> views = new IdentityHashMap<>();

    Screens(Surroundings around, Theme theme, Outside outside) {
        this.around = around;
        this.theme = theme;
        this.outside = outside;
        for (var destination : Destination.values()) {
            standing.put(destination, make(Place.of(destination)));
        }
    }

    private Screen make(Place place) {
        return switch (place) {
            case Place.Overview _ -> new OverviewController(around);
            case Place.Welcome _ ->
                    new FirstRunController(around, outside.playground(), outside.elsewhere());
            case Place.Devices _ -> new DevicesController(around);
            case Place.OneDevice one -> new DeviceController(around, one);
            case Place.Firmware _ -> new FirmwareController(around, outside.playground());
            case Place.Rollouts _ -> new RolloutsController(around);
            case Place.OneRollout one -> new RolloutController(around, one);
            case Place.Audit _ -> new AuditController(around);
            case Place.Emulator _ -> new EmulatorController(around, outside.playground());
            case Place.Settings _ -> new SettingsController(around, theme);
        };
    }

    /// The screen for `place` in the window.
    Visit visit(Place place) {
        var ofNavigation = place.detail().isEmpty() && !(place instanceof Place.Welcome);
        return visit(place, ofNavigation ? standing(place.destination()) : make(place));
    }

    /// A screen for `place` that nothing else shows, for a window of its own.
    Visit alone(Place place) {
        return visit(place, make(place));
    }

    private Visit visit(Place place, Screen screen) {
        var view = views.get(screen);
        if (view == null) {
            view = Views.load(screen);
            views.put(screen, view);
        }
        return new Visit(place, screen, view);
    }

    private Screen standing(Destination destination) {
        return Objects.requireNonNull(standing.get(destination));
    }

    /// Nobody returns to that page: unless it is one of the navigation's, it is done with.
    void leave(Screen screen) {
        if (!standing.containsValue(screen)) {
            views.remove(screen);
            screen.close();
        }
    }

    /// What can be done on all screens of the navigation.
    List<Command> commands() {
        return standing.values().stream().flatMap(one -> one.commands().stream()).toList();
    }

    void close() {
        standing.values().forEach(Screen::close);
    }
}
