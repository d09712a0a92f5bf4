package calypte.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was answered is in the file at that moment, also once the database has begun to use the
/// space of outdated pages again: 45 s after its start, here much sooner. H2 2.5.252 lost all that
/// it had written there when its process was killed.
class ReusedSpaceTest {

    private static final String SOON = ";RETENTION_TIME=100";
    private static final int ROUNDS = 60;
    private static final int WORKS = 5;
    private static final String LONG = "x".repeat(2_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatWasAnsweredIsInTheFileAtThatMoment() throws Exception {
        var config = new Database.Config("jdbc:h2:file:" + folder.resolve("db") + SOON, "sa", "");
        try (var database = Database.open(config, List.of())) {
            var writer = database.writer();
            sql(writer, "create table word (id int primary key, text varchar(3000))");
            for (var round = 0; round < ROUNDS; round++) {
                for (var i = 0; i < WORKS; i++) {
                    sql(writer, "update word set text = text || 'y'");
                    var id = round * WORKS + i;
                    sql(writer, "insert into word values (" + id + ", '" + LONG + "')");
                }
                assertThat(inACopy()).as("round %d", round).isEqualTo((round + 1) * WORKS);
            }
        }
    }

    private static void sql(DurableWriter writer, String statement) {
        writer.write(tx -> tx.session().createNativeMutationQuery(statement).executeUpdate());
    }

    /// What a server would find that takes over from one that was killed now.
    private int inACopy() throws Exception {
        Files.copy(
                folder.resolve("db.mv.db"),
                folder.resolve("copy.mv.db"),
                StandardCopyOption.REPLACE_EXISTING);
        return count();
    }

    private int count() throws SQLException {
        var url = "jdbc:h2:file:" + folder.resolve("copy");
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from word")) {
            found.next();
            return found.getInt(1);
        }
    }
}
