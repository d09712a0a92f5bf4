package calypte.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.RealServer;
import calypte.console.client.Badge;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.FleetClient;
import calypte.console.client.NewDevice;
import calypte.console.client.NewFirmware;
import calypte.console.client.Trouble;
import calypte.console.frame.Place;
import calypte.model.device.DeviceTypeId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the fleet is like: each number of the overview is that of the devices it opens.
final class OverviewCountsTest {

    private static final int DEVICES = 150;

    private final Random random = new Random(20261125);
    private final List<FirmwareEntry> library = new ArrayList<>();
    @TempDir private Path folder;

    @Test
    void eachNumberCountsTheDevicesThatItOpens() throws Trouble {
        try (var server = new RealServer(folder);
                var fleet = server.client();
                var around = Around.of(fleet, fleet.feed())) {
            people(server, fleet);
            var overview = new OverviewViewModel(around.surroundings());

            overview.refresh();

            assertThat(overview.summaryProperty().get().total()).isEqualTo(DEVICES);
            for (var badge : Badge.values()) {
                var count = overview.summaryProperty().get().count(badge);
                assertThat(fleet.count(badge.filter())).as("%s", badge).isEqualTo(count);
            }
            for (var row : overview.matrixProperty().get().rows()) {
                for (var cell : row.cells()) {
                    assertThat(fleet.count(cell.filter())).as(cell.text()).isEqualTo(cell.count());
                }
            }
            for (var need : overview.attention()) {
                assertThat(fleet.count(need.filter())).as(need.text()).isEqualTo(need.count());
            }
            checkBands(overview, around, fleet);
        }
    }

    private static void checkBands(OverviewViewModel overview, Around around, FleetClient fleet)
            throws Trouble {
        var bands = overview.history().seenProperty().get().bands().bands();
        assertThat(bands).hasSize(Bands.MOST + 2);
        for (var band : bands) {
            overview.history().open(band);
            var place = (Place.Devices) around.opened().getLast();
            assertThat(fleet.count(String.valueOf(place.filter())))
                    .as(band.name())
                    .isEqualTo(band.now());
        }
        assertThat(bands.stream().mapToLong(Bands.Band::now).sum()).isEqualTo(DEVICES);
    }

    /// Devices of two types, of which some never report, some report what nobody knows, and some
    /// are held or disabled.
    private void people(RealServer server, FleetClient fleet) throws Trouble {
        for (var name : List.of("thermo-x", "valve-2")) {
            var type = server.postType(name);
            for (var minor = 0; minor < 5; minor++) {
                var serial = name + "-1." + minor;
                library.add(fleet.addFirmware(new NewFirmware(serial, "1." + minor, type)));
            }
        }
        for (var i = 0; i < DEVICES; i++) {
            add(server, fleet, i);
        }
    }

    private void add(RealServer server, FleetClient fleet, int number) throws Trouble {
        var some = library.get(random.nextInt(library.size()));
        var assigned = random.nextInt(8) == 0 ? null : some.id();
        var serial = "sn-%04d".formatted(number);
        var one =
                fleet.register(new NewDevice(serial, some.typeId(), assigned, "-", List.of("lab")));
        var dice = random.nextInt(10);
        if (dice > 0) {
            var runs = dice == 1 ? "nobody-knows" : any(some.typeId()).serial();
            server.report(serial, one.key().value(), runs, "boot-1");
        }
        if (dice == 2) {
            server.post("/devices/" + one.device().id() + "/disable", "");
        }
        if (dice == 3) {
            server.post("/devices/" + one.device().id() + "/hold", "{\"reason\":\"lab\"}");
        }
    }

    private FirmwareEntry any(DeviceTypeId type) {
        var own = library.stream().filter(one -> one.typeId().equals(type)).toList();
        return random.nextBoolean() ? own.getLast() : own.get(random.nextInt(own.size()));
    }
}
