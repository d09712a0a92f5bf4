package calypte.server.broker;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.DeviceSerial;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class LiveSessionsTest {

    private static final DeviceSerial PUMP = new DeviceSerial("pump-1");

    private final LiveSessions sessions = new LiveSessions(_ -> {});

    @Test
    void aDeviceLivesInTheSessionThatWasLetInWhoeverKnocks() {
        var name = UUID.randomUUID();
        var inside = sessions.arrived(PUMP);
        inside.granted(name);
        assertThat(sessions.lifeline(PUMP)).isEmpty();
        sessions.entered(inside.id());

        var other = sessions.arrived(PUMP);
        other.granted(UUID.randomUUID());
        assertThat(sessions.lifeline(PUMP)).contains(name);
        sessions.left(other.id());
        assertThat(sessions.lifeline(PUMP)).contains(name);

        sessions.left(inside.id());
        assertThat(sessions.lifeline(PUMP)).isEmpty();
    }
}
