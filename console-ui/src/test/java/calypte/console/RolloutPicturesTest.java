package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.Rollout;
import calypte.console.client.Trouble;
import calypte.console.frame.Place;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import calypte.emulator.scenario.Behaviours;
import calypte.model.rollout.RolloutState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Rollouts in all their states over a fleet of some hundred devices, and what is entered for one.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields in
final class RolloutPicturesTest {

    private static final Map<String, Object> EASY =
            Map.of("min_success_percent", 60, "max_failure_percent", 30, "soak", "0s");

    @TempDir private static Path folder;
    private static RealServer server;
    private static RollingFleet fleet;
    private static Rollout running;
    private Shell shell;

    @BeforeAll
    static void start() throws Trouble, IOException, SQLException {
        var data = folder.resolve("data");
        server = new RealServer(data);
        fleet = new RollingFleet(server, folder);
        var thermo = fleet.client().addType("thermo-x").id();
        var valve = fleet.client().addType("valve-2").id();
        var oldest = fleet.firmware(thermo, "thermo", "1.3.9");
        var old = fleet.firmware(thermo, "thermo", "1.4.2");
        var fresh = fleet.firmware(thermo, "thermo", "1.5.0");
        var valves = fleet.firmware(valve, "valve", "2.0.1");
        var better = fleet.firmware(valve, "valve", "2.1.0");
        stop();
        Yesterday.happened(data, oldest, old, valves, 246);
        server = new RealServer(data);
        fleet = new RollingFleet(server, folder);
        fleet.add(old, 170, Behaviours.NORMAL, "plant");
        fleet.add(old, 14, Behaviours.NORMAL.atHaste(0.0004), "plant");
        fleet.add(old, 9, RollingFleet.named("fails-hash-mismatch"), "plant");
        fleet.add(old, 4, Behaviours.FAILS_INSTALL, "plant");
        fleet.add(old, 6, Behaviours.NORMAL, "lab");
        fleet.add(old, 3, RollingFleet.named("fails-boot"), "lab");
        fleet.add(valves, 40, Behaviours.NORMAL, "site-3");
        fleet.awaitCount("sync==IN_SYNC", 246);
        var done = fleet.roll(better, "", Map.of("name", "valve-2 to 2.1.0"));
        var stopped = fleet.roll(fresh, "tags==lab", Map.of("name", "Laboratory first"));
        running = fleet.roll(fresh, "tags==plant", plan());
        fleet.awaitRollout(done, one -> one.state() == RolloutState.FINISHED);
        fleet.awaitRollout(stopped, one -> one.state() == RolloutState.PAUSED);
        fleet.awaitRollout(
                running, one -> one.counts().finished() > 115 && one.counts().failed() > 4);
    }

    private static Map<String, Object> plan() {
        return Map.of(
                "name",
                "Plant to 1.5.0",
                "phases",
                List.of(
                        Map.of("percent", 5, "gate", EASY),
                        Map.of("percent", 30, "gate", EASY),
                        Map.of("percent", 70, "gate", Map.of("approval", true)),
                        Map.of()),
                "gate",
                Map.of("max_failure_percent", 15, "min_success_percent", 80));
    }

    @AfterAll
    static void stop() {
        fleet.close();
        server.close();
    }

    @Start
    void open(Stage stage) {
        shell = new TestDesk().window(stage, server.connection(Environment.DEMO));
        Gallery.widen(stage);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shell::close);
    }

    @Test
    void areFitToBeSeen(FxRobot robot) {
        var screen = new Screen(robot, shell);
        screen.press("#nav-rollouts").says("Finished").says("Paused").says("Running");
        Gallery.keep(screen, "rollouts");
        assertThat(screen.clipped()).isEmpty();
    }

    @Test
    void theOverviewIsFitToBeSeen(FxRobot robot) {
        var screen = new Screen(robot, shell);
        screen.press("#nav-overview").says("devices have failed").says("of 4").says("1.3.9");
        Gallery.keep(screen, "overview");
        robot.interact(() -> scroll(robot, "#open-audit"));
        Gallery.keep(screen, "overview-history");
        screen.press("#history-table").shown("#history-numbers");
        assertThat(screen.table("#history-numbers").getItems()).hasSizeGreaterThan(20);
    }

    /// Brings a part of the page to where it is seen.
    private static void scroll(FxRobot robot, String what) {
        var node = robot.lookup(what).query();
        for (var at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane) {
                var inside = pane.getContent();
                var y = inside.sceneToLocal(node.localToScene(0, 0)).getY() - 400;
                pane.setVvalue(y / (inside.getBoundsInLocal().getHeight() - 500));
            }
        }
    }

    @Test
    void onesPageIsFitToBeSeen(FxRobot robot) {
        var screen = new Screen(robot, shell);
        var place = new Place.OneRollout(running.id(), running.called());
        robot.interact(() -> shell.surroundings().navigator().open(place));
        screen.says("Hash mismatch").says("Gate to next").says("Throughput");
        Gallery.keep(screen, "rollout");
        assertThat(screen.clipped()).isEmpty();
        robot.interact(() -> scroll(robot, "#targets"));
        Gallery.keep(screen, "rollout-devices");
        screen.press("#rollout-abort").says("Abort " + running.called() + "?");
        Gallery.keep(screen, "rollout-abort");
    }

    @Test
    void theWizardIsFitToBeSeen(FxRobot robot) {
        var screen = new Screen(robot, shell);
        screen.press("#nav-rollouts").press("#start-rollout");
        screen.choose("#rollout-firmware", "valve-2  ·  2.0.1").says("40 would be downgraded");
        screen.press("#rollout-downgrade").says("40 will update");
        Gallery.keep(screen, "wizard-scope");
        screen.type("#rollout-reason", "2.1.0 drains batteries").press("#wizard-next");
        screen.press("#rollout-windowed").says("phases of");
        Gallery.keep(screen, "wizard-how");
        assertThat(screen.clipped()).isEmpty();
        screen.press("#wizard-next").says("Start: update 40 devices in 4 phases");
        Gallery.keep(screen, "wizard-review");
    }
}
