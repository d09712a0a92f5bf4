package calypte.console;

import calypte.console.client.FirmwareEntry;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A day that a young fleet has not had: what it ran in it, written down as the server would have,
/// while the server is away.
final class Yesterday {

    private static final int SAMPLES = 144;
    private static final Duration APART = Duration.ofMinutes(10);
    private static final String INSERT =
            "insert into fleet_history (step, at, total, in_sync, versions) values ('1m', ?, ?, ?, ?)";

    private Yesterday() {}

    /// @param left what ever fewer devices ran, the first of all; then what the rest ran
    static void happened(
            Path data, FirmwareEntry left, FirmwareEntry taken, FirmwareEntry other, int many)
            throws SQLException {
        var url = "jdbc:h2:file:" + data.toAbsolutePath().resolve("db/calypte");
        var begun =
                Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(APART.multipliedBy(SAMPLES));
        try (var connection = DriverManager.getConnection(url, "calypte", "");
                var insert = connection.prepareStatement(INSERT)) {
            for (var i = 1; i < SAMPLES; i++) {
                var old = (int) (many * 0.8 * Math.clamp(1.3 - 2.0 * i / SAMPLES, 0, 1));
                var at = begun.plus(APART.multipliedBy(i));
                insert.setObject(1, at.atOffset(ZoneOffset.UTC));
                insert.setLong(2, many);
                insert.setLong(3, many - old);
                insert.setString(4, shares(List.of(left, taken, other), old, many));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String shares(List<FirmwareEntry> firmware, int old, int many) {
        var others = many / 6;
        return "%s:%d %s:%d %s:%d"
                .formatted(
                        firmware.get(0).id(),
                        old,
                        firmware.get(1).id(),
                        many - others - old,
                        firmware.get(2).id(),
                        others);
    }
}
