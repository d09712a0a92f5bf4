package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.Badge;
import calypte.console.client.Trouble;
import calypte.console.frame.Place;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The page of one device, and its tabs.
final class DevicePicturesTest extends Gallery {

    @Test
    void oneThatFailedIsFitToBeSeen(FxRobot robot) throws Trouble {
        var screen = screen(robot);
        open(robot, Badge.FAILED);
        screen.says("What happens next").until(() -> timeline(robot).getItems().size() > 5);
        keep(screen, "device");
        assertThat(screen.clipped()).isEmpty();
        turnTo(robot, "attempts");
        screen.until(() -> !screen.table("#attempts").getItems().isEmpty());
        keep(screen, "device-attempts");
        turnTo(robot, "attributes");
        keep(screen, "device-attributes");
        turnTo(robot, "provisioning");
        screen.says("Set ");
        keep(screen, "device-provisioning");
        turnTo(robot, "raw");
        keep(screen, "device-raw");
        turnTo(robot, "wire");
        screen.until(() -> !screen.table("#wire").getItems().isEmpty());
        robot.interact(() -> screen.table("#wire").getSelectionModel().select(0));
        keep(screen, "device-wire");
    }

    @Test
    void oneThatIsAtItIsFitToBeSeen(FxRobot robot) throws Trouble {
        var screen = screen(robot);
        open(robot, Badge.UPDATING);
        screen.shown("#device-progress").until(() -> !timeline(robot).getItems().isEmpty());
        keep(screen, "device-updating");
    }

    @Test
    void soIsWhatExplainDraws(FxRobot robot) throws Trouble {
        var screen = screen(robot);
        open(robot, "sync==IN_SYNC;attempts==1");
        screen.until(() -> timeline(robot).getItems().size() > 5);
        robot.interact(() -> timeline(robot).getSelectionModel().select(0));
        robot.interact(() -> timeline(robot).requestFocus());
        screen.push(KeyCode.E).shown("#explain-lines");
        keep(screen, "device-explain");
        screen.press("#explain-close").gone("#explain-lines");
    }

    private static ListView<?> timeline(FxRobot robot) {
        return robot.lookup("#timeline").queryListView();
    }

    private void open(FxRobot robot, Badge badge) throws Trouble {
        open(robot, badge.filter());
    }

    private void open(FxRobot robot, String filter) throws Trouble {
        var one = LivelyServer.device(filter);
        robot.interact(() ->
                shell().surroundings()
                        .navigator()
                        .open(new Place.OneDevice(one.id(), one.deviceSerial())));
    }

    private static void turnTo(FxRobot robot, String tab) {
        TabPane tabs = robot.lookup("#device-tabs").queryAs(TabPane.class);
        robot.interact(() ->
                tabs.getTabs().stream()
                        .filter(one -> one.getId().equals("tab-" + tab))
                        .forEach(tabs.getSelectionModel()::select));
    }
}
