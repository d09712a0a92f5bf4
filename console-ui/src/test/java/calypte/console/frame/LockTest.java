package calypte.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import calypte.console.Sample;
import calypte.console.client.Assignment;
import calypte.console.client.FleetClient;
import calypte.console.client.Locked;
import calypte.console.client.NewFirmware;
import calypte.console.client.Trouble;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.FirmwareId;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class LockTest {

    private static final DeviceTypeId TYPE = new DeviceTypeId(UUID.fromString(Sample.TYPE));
    private static final FirmwareId FIRMWARE = new FirmwareId(UUID.fromString(Sample.NEW));

    /// Recorded traffic: while the lock is closed, nothing that changes anything leaves the
    /// console.
    @Test
    void letsNothingThroughThatChangesSomething() throws Trouble {
        var counts = "{\"will_update\":1}";
        try (var server = Sample.serving().answer("POST /devices/assign", 200, counts);
                var fleet = new FleetClient(server.url(), "token")) {
            var lock = new Lock(fleet);
            lock.toggle();

            refused(() -> fleet.addType("pump"));
            refused(() -> fleet.addFirmware(new NewFirmware("p-1", "1", TYPE)));
            refused(() -> fleet.upload(FIRMWARE, Path.of("pom.xml"), _ -> {}));
            refused(() -> fleet.assign(assignment(false)));
            assertThat(fleet.assign(assignment(true)).willUpdate()).isEqualTo(1);

            assertThat(server.asked("POST /device-types")).isEmpty();
            assertThat(server.asked("POST /firmware")).isEmpty();
            assertThat(server.asked("POST /devices/assign")).hasSize(1);

            lock.toggle();
            assertThat(fleet.assign(assignment(false)).willUpdate()).isEqualTo(1);
        }
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(Locked.class).isThrownBy(call);
    }

    private static Assignment assignment(boolean dryRun) {
        return new Assignment("name==x", null, FIRMWARE, dryRun, false, null);
    }
}
