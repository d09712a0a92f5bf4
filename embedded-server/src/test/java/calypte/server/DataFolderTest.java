package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a data directory that lacks something, and that nothing is made up for it.
class DataFolderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path data;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
    }

    @Test
    void aTrailThatIsNotThereIsNotIntact() {
        var error =
                catchThrowableOfType(
                        ConfigurationError.class,
                        () -> StoredTrail.verify(Settings.load(data, Map.of(), Map.of())));

        assertThat(error).hasMessageContaining("no audit trail").hasMessageContaining("--data");
        assertThat(data).doesNotExist();
    }

    @Test
    void aDatabaseThatWasCutShortIsSaidWithTheWayOutAndLeftAsItIs() throws Exception {
        RunningServer.on(data).close();
        var file = data.resolve("db/calypte.mv.db");
        var bytes = Arrays.copyOf(Files.readAllBytes(file), 5_000);
        Files.write(file, bytes);

        assertThat(refusedToStart()).hasMessageContaining("restore a backup");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aPepperThatIsLostIsSaidOnceThereAreDevices() throws Exception {
        RunningServer.on(data).close();
        var pepper = data.resolve("pepper");
        Files.delete(pepper);
        try (var server = RunningServer.on(data)) {
            var operator = new Operator(server.operator());
            operator.device(operator.type(), null);
        }
        Files.delete(pepper);

        assertThat(refusedToStart()).hasMessageContaining("pepper").hasMessageContaining("rekey");
        assertThat(pepper).doesNotExist();
    }

    private ConfigurationError refusedToStart() {
        return catchThrowableOfType(ConfigurationError.class, () -> RunningServer.on(data).close());
    }
}
