package calypte.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.DeviceId;
import calypte.model.rollout.RolloutId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PlaceTest {

    private static final Place DEVICE = new Place.OneDevice(new DeviceId(new UUID(1, 2)), "pump-1");
    private static final Place ROLLOUT =
            new Place.OneRollout(new RolloutId(new UUID(3, 4)), "R-17");

    @Test
    void isFoundAgainByItsPath() {
        for (var destination : Destination.values()) {
            var place = Place.of(destination);
            assertThat(place.destination()).isEqualTo(destination);
            assertThat(Place.parse(place.path())).contains(place);
        }
        assertThat(Place.parse(DEVICE.path())).contains(DEVICE);
        assertThat(Place.parse(ROLLOUT.path())).contains(ROLLOUT);
    }

    @Test
    void nonsenseLeadsNowhere() {
        assertThat(Place.parse("")).isEmpty();
        assertThat(Place.parse("ATTIC")).isEmpty();
        assertThat(Place.parse("DEVICES/not-an-id/pump-1")).isEmpty();
        assertThat(Place.parse("AUDIT/" + new UUID(1, 2) + "/x")).isEmpty();
    }

    @Test
    void auditAndPagesAboutOneThingCanStandAlone() {
        assertThat(DEVICE.canStandAlone()).isTrue();
        assertThat(ROLLOUT.canStandAlone()).isTrue();
        assertThat(new Place.Audit("x").canStandAlone()).isTrue();
        assertThat(new Place.Overview().canStandAlone()).isFalse();
    }
}
