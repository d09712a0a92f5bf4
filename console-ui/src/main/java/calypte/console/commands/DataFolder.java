package calypte.console.commands;

import java.nio.file.Path;
import java.util.Locale;

/// Where a server keeps its data unless it is told otherwise.
public final class DataFolder {

    private DataFolder() {}

    /// The platform's folder for application data.
    public static Path usual() {
        var home = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            var roaming = System.getenv("APPDATA");
            return roaming == null ? home.resolve("Calypte") : Path.of(roaming, "Calypte");
        }
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/Calypte");
        }
        var xdg = System.getenv("XDG_DATA_HOME");
        return xdg == null || xdg.isBlank()
                ? home.resolve(".local/share/calypte")
                : Path.of(xdg, "calypte");
    }
}
