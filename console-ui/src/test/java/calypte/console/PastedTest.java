package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.FleetClient;
import calypte.console.client.NewDevice;
import calypte.console.client.Recipe;
import calypte.console.client.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What *Copy as curl* gives is pasted into a real shell, against the real server.
@DisabledOnOs(OS.WINDOWS)
@SuppressWarnings("NullAway.Init") // filled in before the first test
final class PastedTest {

    @TempDir private static Path folder;
    private static RealServer server;
    private static FleetClient fleet;

    @BeforeAll
    static void start() {
        server = new RealServer(folder.resolve("data"));
        fleet = server.client();
    }

    @AfterAll
    static void stop() {
        fleet.close();
        server.close();
    }

    @Test
    void doesWhatTheButtonDoes() throws Trouble, IOException, InterruptedException {
        var type = fleet.addType("pump").id();
        var name = "It's \"the\" $HOME of `pumps` \\ & more";
        var one = fleet.register(new NewDevice("pump-1", type, null, "-", List.of())).device();
        var path = "/devices/" + one.id();

        paste(fleet.recipes().patch(path, Map.of("name", name)));
        paste(fleet.recipes().post(path + "/hold", Map.of("reason", "it's wet")));

        assertThat(paste(fleet.recipes().get("/devices", "filter", "activity==HELD;name==It*")))
                .contains("pump-1", "\"reason\":\"it's wet\"", "`pumps`");
        assertThat(paste(fleet.recipes().delete(path))).isEmpty();
        assertThat(fleet.count("")).isZero();
    }

    private static String paste(Recipe recipe) throws IOException, InterruptedException {
        return run(recipe.curl());
    }

    private static String run(@Nullable String line) throws IOException, InterruptedException {
        assertThat(line).isNotNull().doesNotContain(server.token());
        var shell = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
        shell.environment().put("CALYPTE_TOKEN", server.token());
        var process = shell.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
