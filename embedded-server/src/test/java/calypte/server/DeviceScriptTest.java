package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the example that plays a device with nothing but a shell, curl and mosquitto's clients:
/// what the documentation promises to everybody who builds a device.
class DeviceScriptTest {

    private static final Path SCRIPT = Path.of("../docs/examples/device.sh");
    private static final List<String> TOOLS =
            List.of("sh", "curl", "stdbuf", "mosquitto_pub", "mosquitto_sub", "mosquitto_rr");

    @Test
    void aShellScriptPlaysTheDeviceThroughTheWholeFlow(@TempDir Path folder) throws Exception {
        TOOLS.forEach(tool -> assumeTrue(isHere(tool), () -> tool + " is not installed"));
        try (var server = RunningServer.on(folder.resolve("data"))) {
            var told = folder.resolve("told.txt");

            var status = play(server.at(), told);

            assertThat(status).as(Files.readString(told)).isZero();
            assertThat(Files.readString(told)).contains("proved its update by booting it");
        }
    }

    private static int play(CalypteServer.Addresses at, Path told)
            throws IOException, InterruptedException {
        var script = new ProcessBuilder("sh", SCRIPT.toString());
        var around = script.environment();
        around.put("CALYPTE_URL", at.operator().toString());
        around.put("CALYPTE_TOKEN_FILE", at.data().resolve("operator.token").toString());
        around.put("CALYPTE_DEVICE_URL", at.device().toString());
        around.put("CALYPTE_MQTT_HOST", at.mqtt().getHost());
        around.put("CALYPTE_MQTT_PORT", Integer.toString(at.mqtt().getPort()));
        var process =
                script.redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(told.toFile())
                        .start();
        try {
            return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroy();
        }
    }

    private static boolean isHere(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
