package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.emulator.Target;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.scene.Scene;
import calypte.emulator.scene.Scenes;
import calypte.emulator.scene.Show;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The scenes, on a real server.
class SceneTest {

    private static final double FAST = 20;

    @TempDir private static Path folder;
    private static RealServer server;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        server = new RealServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// The happy one is played below.
    static List<Scene> scenes() {
        return Scenes.ALL.stream().filter(scene -> !scene.equals(Scenes.HAPPY)).toList();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void goAsTheyShouldActByAct(Scene scene) throws Exception {
        try (var show = show(scene)) {
            while (show.next().isPresent()) {
                assertThat(show.play()).as("%s", told).isInstanceOf(Show.Outcome.Played.class);
            }
        }
    }

    @Test
    void canBePlayedAgain() throws Exception {
        for (var time = 0; time < 2; time++) {
            try (var show = show(Scenes.HAPPY)) {
                assertThat(show.run()).as("%s", told).isZero();
            }
        }
    }

    private Show show(Scene scene) {
        var at = server.addresses();
        var options =
                new Show.Options(
                        0, new Target(at.device(), at.mqtt()), 1, FAST, Duration.ofMinutes(2));
        var operator = new OperatorApi(at.operator(), server.token());
        return new Show(scene, options, operator, InstantSource.system(), told::add);
    }
}
