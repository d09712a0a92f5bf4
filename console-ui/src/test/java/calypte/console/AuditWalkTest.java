package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.audit.Line;
import calypte.console.client.NewDevice;
import calypte.console.client.Trouble;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.MenuButton;
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

/// The audit in the window: followed, left behind and caught up with, filtered, opened, exported.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields in
final class AuditWalkTest {

    @TempDir private static Path folder;
    private static RealServer server;

    private final TestDesk desk = new TestDesk();
    private Shell shell;
    private Screen screen;

    @BeforeAll
    static void startServer() {
        server = new RealServer(folder.resolve("data"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Start
    void open(Stage stage) {
        shell = desk.window(stage, server.connection(Environment.DEMO));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shell::close);
    }

    @Test
    void followsFiltersOpensAndExports(FxRobot robot) throws Trouble, IOException {
        screen = new Screen(robot, shell);
        register("pump-1");
        screen.press("#nav-audit").says("device-created").says("Shipping not configured");

        screen.press("#follow");
        register("pump-2");
        screen.says("1 new").pictures("audit-behind");
        screen.press("#fresh").gone("#fresh");

        screen.type("#audit-filter", "event.colour==red").shown("#audit-trouble");
        assertThat(events()).isNotEmpty();
        screen.type("#audit-filter", "pump-2").gone("#audit-trouble");
        screen.until(() -> events().size() == 1);
        register("pump-22");
        screen.until(() -> events().size() == 2);

        screen.select("#audit", 0);
        screen.shown("#audit-document").pictures("audit-event");
        assertThat(screen.textOf("#audit-document")).contains("\"serial_number\" : \"pump-2\"");
        screen.press("#audit-copy");
        assertThat(desk.copied()).contains("pump-2");

        assertThat(exported(robot, 0, "calypte-audit.ndjson"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("{"));
        assertThat(exported(robot, 1, "calypte-audit.csv")).hasSize(3);
    }

    private List<String> exported(FxRobot robot, int how, String name) throws IOException {
        desk.lay(folder.resolve("anything"));
        MenuButton menu = robot.lookup("#audit-export").query();
        robot.interact(() -> menu.getItems().get(how).fire());
        var target = folder.resolve(name);
        screen.until(() -> Files.exists(target));
        return Files.readAllLines(target);
    }

    private static void register(String serial) throws Trouble {
        try (var client = server.client()) {
            var types = client.catalogue().types();
            var type = types.isEmpty() ? client.addType("pump") : types.getFirst();
            var _ = client.register(new NewDevice(serial, type.id(), null, serial, List.of()));
        }
    }

    private List<Line.Event> events() {
        return screen.table("#audit").getItems().stream()
                .map(line -> line instanceof Line.Event event ? event : null)
                .filter(Objects::nonNull)
                .toList();
    }
}
