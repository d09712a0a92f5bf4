package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.server.Vitals.Signs;
import calypte.server.audit.LogstashShipper;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Where the server stands on the ladder, by what its parts say.
class RungTest {

    private static final LogstashShipper.State SHIPS = new LogstashShipper.State(7, 0, null);
    private static final LogstashShipper.State WAITS =
            new LogstashShipper.State(7, 12, Instant.EPOCH);

    @Test
    void theWorstOfAllThatIsWrongIsTold() {
        assertThat(new Signs(true, true, true, null, 9, true, true).rung()).isEqualTo(Rung.FULL);
        assertThat(new Signs(true, true, true, SHIPS, 9, true, true).rung()).isEqualTo(Rung.FULL);
        assertThat(new Signs(true, true, false, SHIPS, 9, true, true).rung())
                .isEqualTo(Rung.BROKER_DOWN);
        assertThat(new Signs(true, true, false, WAITS, 9, true, true).rung())
                .isEqualTo(Rung.LOGSTASH_DOWN);
        assertThat(new Signs(true, true, false, WAITS, 9, false, true).rung())
                .isEqualTo(Rung.DISK_LOW);
        assertThat(new Signs(true, true, true, WAITS, 0, false, false).rung())
                .isEqualTo(Rung.READ_ONLY);
        assertThat(new Signs(true, false, true, WAITS, 0, false, false).rung())
                .isEqualTo(Rung.DAMAGED);
        assertThat(new Signs(false, true, true, null, 9, true, true).rung()).isEqualTo(Rung.DOWN);
    }

    @Test
    void eachIsCalledByWordsThatAProgramCanTellApart() {
        assertThat(Arrays.stream(Rung.values()).map(Rung::toString))
                .containsExactly(
                        "full",
                        "broker down",
                        "Logstash down",
                        "disk low",
                        "read only",
                        "database damaged",
                        "down");
    }
}
