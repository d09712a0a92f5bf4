package calypte.server;

import calypte.server.audit.AuditTrail;
import calypte.server.registry.Registry;
import calypte.server.rollout.RolloutParts;
import calypte.server.storage.Database;
import calypte.server.storage.DatabaseUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Opens the database that the settings name: by default an H2 file in the data directory.
final class Store {

    private Store() {}

    /// Whether there is a database to open, as far as that can be told without asking for it: one
    /// in the data directory would be made.
    static boolean mayBeThere(Settings settings) {
        return settings.given(Setting.DB_URL).isPresent()
                || Files.exists(Path.of(place(settings.data()) + ".mv.db"));
    }

    static Database open(Settings settings, Path data) throws ConfigurationError {
        var url = settings.given(Setting.DB_URL);
        var config =
                new Database.Config(
                        url.orElse("jdbc:h2:file:" + place(data)),
                        settings.text(Setting.DB_USER),
                        MessageQueue.secret(settings, Setting.DB_PASSWORD_FILE));
        try {
            return Database.open(config, tables(), Registry::witness);
        } catch (DatabaseUnavailable e) {
            // The driver repeats the URL, which may hold a password.
            throw new ConfigurationError(SettingWords.shown(String.valueOf(e.getMessage())), e);
        }
    }

    private static Path place(Path data) {
        return data.toAbsolutePath().resolve("db/calypte");
    }

    static List<Class<?>> tables() {
        return Stream.of(Registry.entities(), AuditTrail.entities(), RolloutParts.entities())
                .<Class<?>>flatMap(List::stream)
                .toList();
    }
}
