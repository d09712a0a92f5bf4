package calypte.console.shell;

import calypte.console.audit.AuditController;
import calypte.console.audit.AuditViewModel;
import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.devices.DevicesController;
import calypte.console.devices.DevicesViewModel;
import calypte.console.firmware.FirmwareController;
import calypte.console.firmware.FirmwareViewModel;
import calypte.console.fx.Background;
import calypte.console.fx.Desk;
import calypte.console.fx.Views;
import calypte.console.look.Theme;
import calypte.console.overview.OverviewController;
import calypte.console.overview.OverviewViewModel;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Scene;

/// What is in a window: the client of one server, and the screens that share it.
public final class Shell implements AutoCloseable {

    private static final int DEVICES = 1;
    private static final int FIRMWARE = 2;

    private final FleetClient fleet;
    private final LiveFeed feed;
    private final DevicesViewModel devices;
    private final DevicesController devicesScreen;
    private final FirmwareController firmwareScreen;
    private final ShellController frame;
    private final Scene scene;
    private final Theme theme;

    /// Everything on the screen's thread.
    public Shell(Connection connection, Background background, Desk desk, InstantSource clock) {
        var zone = ZoneId.systemDefault();
        fleet = new FleetClient(connection.operatorUrl(), connection.token());
        feed = fleet.feed();
        devices = new DevicesViewModel(fleet, feed, background);
        devicesScreen = new DevicesController(devices, fleet, background, desk, clock);
        var library = new FirmwareViewModel(fleet, feed, background);
        firmwareScreen = new FirmwareController(library, fleet, background, desk);
        var overview = new OverviewViewModel(fleet, feed, background, this::showDevices);
        var overviewScreen =
                new OverviewController(overview, clock, this::register, this::addFirmware);
        var audit = new AuditViewModel(fleet, feed, background);
        var auditScreen = new AuditController(audit, desk, zone);
        frame =
                new ShellController(
                        new ConnectionViewModel(fleet, feed, background, clock, zone), connection);

        scene = new Scene(Views.load(frame), 1000, 700);
        theme = new Theme(scene);
        frame.furnish(
                List.of(
                        new ShellController.Page(
                                "overview",
                                "mdi2v-view-dashboard-outline",
                                Views.load(overviewScreen),
                                overview::refresh,
                                this::find),
                        new ShellController.Page(
                                "devices",
                                "mdi2c-chip",
                                Views.load(devicesScreen),
                                devices::refresh,
                                devicesScreen::focusFilter),
                        new ShellController.Page(
                                "firmware",
                                "mdi2p-package-variant-closed",
                                Views.load(firmwareScreen),
                                library::refresh,
                                this::find),
                        new ShellController.Page(
                                "audit",
                                "mdi2c-clipboard-text-clock-outline",
                                Views.load(auditScreen),
                                audit::refresh,
                                auditScreen::focusSearch)));
        frame.attach(scene, theme, this::register);
        feed.start();
    }

    public Scene scene() {
        return scene;
    }

    public Theme theme() {
        return theme;
    }

    /// What the window is called: where the operator is, and in which environment.
    public ReadOnlyStringProperty titleProperty() {
        return frame.titleProperty();
    }

    @Override
    public void close() {
        feed.close();
        fleet.close();
    }

    private void showDevices(String filter) {
        frame.go(DEVICES);
        devices.apply(filter);
    }

    private void register() {
        frame.go(DEVICES);
        devicesScreen.register();
    }

    private void addFirmware() {
        frame.go(FIRMWARE);
        firmwareScreen.add();
    }

    /// Where nothing is searched, devices are what one looks for.
    private void find() {
        frame.go(DEVICES);
        devicesScreen.focusFilter();
    }
}
