package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.FirmwareSerial;
import calypte.model.firmware.Provenance;
import calypte.server.registry.Catalogue;
import calypte.server.registry.Devices;
import calypte.server.registry.NewDevice;
import calypte.server.registry.Source;
import calypte.server.rollout.RolloutHand;
import calypte.server.rollout.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that dies in the middle of planning or starting a rollout, and the one that comes
/// after.
class CutShortTest {

    private static final Source OPERATOR = Source.operator("127.0.0.1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Ground ground;

    @SuppressWarnings("NullAway.Init")
    private FirmwareId target;

    @SuppressWarnings("NullAway.Init")
    private List<UUID> devices;

    @BeforeEach
    void open() throws Exception {
        ground = new Ground(folder);
        var type = type();
        target = target(type);
        devices = IntStream.range(0, 3).mapToObj(i -> device(type, "pump-" + i)).toList();
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void aStartThatWasCutShortGivesItsDevicesBackAndCanBeMadeAgain() {
        var rollout = ground.engine().rolloutHand().startsHalfway(target, devices);
        assertThat(ground.rows("device", "rollout_id is not null")).isEqualTo(1);

        restart();

        assertThat(ground.rows("device", "rollout_id is not null")).isZero();
        assertThat(ground.engine().rolloutHand().starts(rollout)).isTrue();
        ground.engine().job().round();
        assertThat(ground.rows("device", "rollout_state = 'WAITING'")).isEqualTo(1);
        assertThat(ground.rows("device", "rollout_state = 'PLANNED'")).isEqualTo(2);
    }

    @Test
    void aPlanThatWasCutShortLeavesNothing() {
        ground.engine().rolloutHand().plansHalfway(target, devices);
        assertThat(ground.rows("rollout_target", "true")).isPositive();

        restart();

        assertThat(ground.rows("rollout_target", "true")).isZero();
        assertThat(ground.engine().rolloutHand().rolls(target, devices, Terms.NONE))
                .map(RolloutHand.Rolled::started)
                .hasValue(true);
    }

    /// A moment later, for identifiers sort by time.
    private void restart() {
        ground.pass(Duration.ofSeconds(1));
        ground.restart();
        ground.engine().job().round();
    }

    private Fleet fleet() {
        return ground.engine().fleet();
    }

    private DeviceTypeId type() {
        var asked = new Catalogue.NewType("pump", "", true);
        return fleet().catalogue().addType(asked, OPERATOR).orElseThrow().id();
    }

    private FirmwareId target(DeviceTypeId type) {
        var asked =
                new Catalogue.NewFirmware(
                        new FirmwareSerial("fw-2"),
                        "2.0.0",
                        type,
                        Firmware.State.PUBLISHED,
                        Provenance.UNKNOWN,
                        "");
        var added = (Catalogue.Added.Done) fleet().catalogue().addFirmware(asked, OPERATOR);
        var content = new Firmware.Content(new Digest("1".repeat(64)), 1);
        fleet().firmwareLife().uploaded(added.firmware().id(), content, OPERATOR);
        return added.firmware().id();
    }

    private UUID device(DeviceTypeId type, String serial) {
        var asked =
                new NewDevice(
                        new DeviceSerial(serial), type, null, "", List.of(), Map.of(), "", null);
        var entered = (Devices.Entered.All) fleet().devices().enter(List.of(asked), OPERATOR);
        return entered.devices().getFirst().device().id();
    }
}
