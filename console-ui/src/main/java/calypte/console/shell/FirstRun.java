package calypte.console.shell;

import calypte.console.client.Trouble;
import calypte.console.firstrun.FirstRunViewModel;
import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.shell.Connection.Environment;

/// Whether this is somebody's first time: the server runs here, and has neither a device nor a
/// firmware. Then the first run is shown, until it has been gone through once.
final class FirstRun {

    private final Surroundings around;
    private final Environment environment;

    FirstRun(Surroundings around, Environment environment) {
        this.around = around;
        this.environment = environment;
    }

    void offer() {
        if (environment == Environment.LOCAL
                && around.memory().recall(FirstRunViewModel.OVER).isEmpty()) {
            around.background()
                    .run(
                            this::isEmpty,
                            empty -> {
                                if (empty) {
                                    around.navigator().open(new Place.Welcome());
                                }
                            },
                            _ -> {});
        }
    }

    private boolean isEmpty() throws Trouble {
        return around.fleet().count("") == 0 && around.fleet().catalogue().firmware().isEmpty();
    }

    /// The way back to it.
    Command command() {
        return Command.harmless(
                "first-run",
                Texts.beside(FirstRun.class).get("command.first-run"),
                null,
                () -> around.navigator().open(new Place.Welcome()));
    }
}
