package calypte.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import calypte.emulator.scenario.Mix;
import calypte.model.device.DeviceSerial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulationTest {

    @TempDir private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private PretendServer server;

    @BeforeEach
    void start() throws Exception {
        server = new PretendServer(null);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void runsTheDevicesOfAFileOfKeysUntilItIsInterrupted() throws Exception {
        var emulation = emulation(2, "serial,key", key("a-1"), key("a-2"), key("a-3"));
        var running = Thread.ofVirtual().start(() -> run(emulation));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> has("a-1  registered with") && has("a-2  registered with"));
        running.interrupt();

        assertThat(running.join(Duration.ofSeconds(5))).isTrue();
        assertThat(server.heard).containsOnlyKeys(new DeviceSerial("a-1"), new DeviceSerial("a-2"));
        assertThat(said.toString(UTF_8)).contains("a-1  registered with 1.4.0, in sync");
    }

    @Test
    void saysThatThereAreTooFewKeys() throws Exception {
        var emulation = emulation(2, key("a-1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulation.run(Duration.ofMillis(50)))
                .withMessageContaining("keys of 1 devices only");
    }

    private boolean has(String words) {
        return said.toString(UTF_8).contains(words);
    }

    private Emulation emulation(int devices, String... lines) throws IOException {
        var keys = Files.write(folder.resolve("keys.csv"), List.of(lines));
        var options =
                new Emulation.Options(
                        devices,
                        new Target(server.deviceUrl(), server.deviceUrl()),
                        Mix.ALL_NORMAL,
                        new Fleet.Manner(1, 10),
                        "1.4.0",
                        1);
        return new Emulation(
                options,
                new Emulation.Source.Keys(keys),
                InstantSource.system(),
                new PrintStream(said, true, UTF_8));
    }

    private static String key(String serial) {
        return serial + "," + PretendServer.KEY;
    }

    private static void run(Emulation emulation) {
        try {
            emulation.run(Duration.ofMillis(50));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
