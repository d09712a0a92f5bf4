package calypte.console;

import calypte.console.commands.Scripts;

/// Where the program begins.
public final class Launcher {

    private Launcher() {}

    /// The commands for scripts come before all else: they need no server, no window and no log,
    /// and nothing of those is loaded for them.
    public static void main(String[] arguments) {
        if (Scripts.areMeant(arguments)) {
            System.exit(Scripts.run(arguments));
        }
        Logging.begin();
        System.exit(Program.commands().execute(arguments));
    }
}
