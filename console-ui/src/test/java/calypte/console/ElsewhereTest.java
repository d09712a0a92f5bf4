package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.commands.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `calypte --connect`: how it ends when there is no window to open.
final class ElsewhereTest {

    @TempDir private Path folder;
    private final StubServer server = Sample.serving();
    private final StringWriter said = new StringWriter();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws IOException {
        server.close();

        assertThat(run(url(), "--token-file", token())).isEqualTo(ExitCode.UNREACHABLE.number());
    }

    @Test
    void aWrongTokenIsAMatterOfPermission() throws IOException {
        server.answer("GET /fleet/summary", 401, Sample.problem(401, "No", "no", List.of()));

        assertThat(run(url(), "--token-file", token())).isEqualTo(ExitCode.PERMISSION.number());
    }

    @Test
    void aTokenFileThatCannotBeReadIsAMatterOfConfiguration() {
        assertThat(run(url(), "--token-file", folder.resolve("none").toString()))
                .isEqualTo(ExitCode.CONFIGURATION.number());
    }

    @Test
    void whatMakesNoSenseIsAMatterOfUsage() throws IOException {
        assertThat(run("ftp://example", "--token-file", token()))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(run(url(), "--token-file", token(), "--data", folder.toString()))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(run(url(), "--token-file", token(), "--environment", "demo"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(said.toString()).contains("--connect opens a server elsewhere");
    }

    private String url() {
        return server.url().toString();
    }

    private String token() throws IOException {
        return Files.writeString(folder.resolve("token"), "secret\n").toString();
    }

    private int run(String url, String... more) {
        var line = new ArrayList<String>(List.of("--connect", url));
        line.addAll(List.of(more));
        return Program.commands()
                .setErr(new PrintWriter(said, true))
                .execute(line.toArray(String[]::new));
    }
}
