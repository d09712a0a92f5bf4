package calypte.console.commands;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command is a process of its own, so what it loads it costs each time.
final class LightStartTest {

    private static final List<String> HEAVY =
            List.of(
                    "calypte.server.",
                    "calypte.emulator.",
                    "calypte.console.shell.",
                    "javafx.",
                    "org.hibernate.",
                    "com.hivemq.",
                    "io.helidon.",
                    "org.h2.",
                    "io.netty.");

    @TempDir private Path folder;

    @Test
    void loadsNeitherServerNorWindowNorDatabase() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("operator.token"), "a-token");
        var loaded = folder.resolve("loaded");
        try (var server = Sample.serving(Sample.inSync(1))) {
            var command =
                    List.of(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xlog:class+load:file=" + loaded,
                            "-cp",
                            System.getProperty("java.class.path"),
                            "calypte.console.Launcher",
                            "device",
                            "list",
                            "--url",
                            server.url().toString(),
                            "--data",
                            folder.toString());
            var process = new ProcessBuilder(command).inheritIO().redirectErrorStream(true).start();
            assertThat(process.waitFor()).isZero();
        }

        try (Stream<String> lines = Files.lines(loaded)) {
            assertThat(lines.filter(line -> HEAVY.stream().anyMatch(line::contains))).isEmpty();
        }
    }
}
