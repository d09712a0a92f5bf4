package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.DeviceSerial;
import calypte.model.device.Link;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A device lives in one session while another of it comes and goes.
class LifelineTest {

    private static final DeviceSerial PUMP = new DeviceSerial("pump-0");

    @TempDir Path folder;

    @Test
    void aTakeoverThatBreaksOffLeavesTheDeviceWhereItIs() throws Exception {
        try (var ground = new Ground(folder)) {
            var world = ground.world(1);
            var presence = ground.engine().fleet().presence();

            presence.ended(PUMP, presence.begun(PUMP));

            assertThat(link(ground)).isEqualTo(Link.ONLINE);
            assertThat(ground.rows("device", "serial = 'pump-0' and listening")).isOne();
            world.take(new Act.Goes(0));
            assertThat(link(ground)).isEqualTo(Link.OFFLINE);
        }
    }

    private static Link link(Ground ground) {
        var reader = ground.engine().fleet().reader();
        var page = reader.page("device_serial==" + PUMP, null, 1, null);
        return page.items().getFirst().status().link();
    }
}
