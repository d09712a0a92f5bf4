package calypte.console.fx;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;

/// A word from the system's own notifications. JavaFX has none, so the program that the system has
/// for it is called; where there is none, nothing is said: the console keeps all of it anyway.
final class SystemNotice {

    private static final System.Logger LOG = System.getLogger(SystemNotice.class.getName());

    private SystemNotice() {}

    static void show(String text) {
        var command = command(text);
        if (command.isEmpty()) {
            return;
        }
        try {
            var _ =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the system has no notifications", e);
        }
    }

    /// The text is an argument of its own and never part of a script: it may say anything.
    private static List<String> command(String text) {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("linux")) {
            return List.of("notify-send", "--app-name=Calypte", "Calypte", text);
        }
        if (system.contains("mac")) {
            var script =
                    "on run argv\ndisplay notification (item 1 of argv) with title \"Calypte\"\nend run";
            return List.of("osascript", "-e", script, text);
        }
        return List.of();
    }
}
