package calypte.console.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import calypte.console.client.Timeline.Item;
import calypte.console.client.WireMessage;
import calypte.console.client.WireMessage.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class SequenceTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String ROOT = "calypte/v1/devices/pump-1/";

    private final Says says = new Says();

    @Test
    void aRegistrationIsDrawnFromItsMessageToItsAnswer() {
        var registered = item(20, "device-registered", null);
        var earlier = item(-5_000, "device-registered", null);

        var drawn =
                Sequence.of(
                        registered,
                        List.of(item(21, "device-firmware-reported", null), registered, earlier),
                        List.of(
                                up(-5_010, "registration", "{}"),
                                up(10, "registration", "{\"firmware_serial\":\"fw-1\"}"),
                                down(25, "registration/reply", "{\"sync\":\"IN_SYNC\"}")),
                        says);

        assertThat(drawn.arrows())
                .extracting(Sequence.Arrow::from, Sequence.Arrow::to, Sequence.Arrow::words)
                .containsExactly(
                        tuple(Lane.DEVICE, Lane.GATEWAY, "registration: fw-1"),
                        tuple(Lane.API, Lane.LOG, "audit: registered"),
                        tuple(Lane.API, Lane.LOG, "audit: runs 1.5.0"),
                        tuple(Lane.GATEWAY, Lane.DEVICE, "OK: IN_SYNC"));
        assertThat(drawn.lanes()).containsExactly(Lane.DEVICE, Lane.GATEWAY, Lane.API, Lane.LOG);
    }

    @Test
    void anUpdateIsDrawnFromItsAssignmentToItsEnd() {
        var failed = warning(900, "update-failed", "u1");

        var drawn =
                Sequence.of(
                        failed,
                        List.of(
                                failed,
                                item(101, "update-progressed", "u1"),
                                item(50, "update-dispatched", "u1"),
                                item(0, "device-assigned", null),
                                item(-100, "device-registered", null)),
                        List.of(
                                down(55, "update", "{\"attempt\":1}"),
                                up(100, "progress", "{\"state\":\"DOWNLOADING\",\"percent\":10}"),
                                up(200, "progress", "{\"state\":\"DOWNLOADING\",\"percent\":90}"),
                                up(890, "progress", "{\"state\":\"FAILED\"}")),
                        says);

        assertThat(drawn.title()).isEqualTo("The update to 1.5.0");
        assertThat(drawn.arrows())
                .extracting(says::words)
                .containsExactly(
                        "assign 1.5.0",
                        "firmware update 1.5.0",
                        "firmware update, attempt 1",
                        "Downloading 90 % (×2)",
                        "Failed",
                        "audit warning: update failed");
        assertThat(drawn.arrows().getLast().alert()).isTrue();
    }

    @Test
    void whatTheWireForgotIsDrawnFromTheTrail() {
        var said = item(0, "update-progressed", "u1");

        var drawn = Sequence.of(said, List.of(said), List.of(), says);

        assertThat(says.line(drawn.arrows().getFirst())).endsWith("Device → Gateway: Downloading");
    }

    private static Item item(long millis, String action, @Nullable String update) {
        return item(millis, action, update, "info");
    }

    private static Item warning(long millis, String action, String update) {
        return item(millis, action, update, "warn");
    }

    private static Item item(long millis, String action, @Nullable String update, String level) {
        var event = JsonMapper.shared().readTree("{\"labels\":{\"state\":\"DOWNLOADING\"}}");
        return new Item(
                millis,
                NOON.plusMillis(millis),
                action,
                "success",
                level,
                action,
                null,
                update,
                null,
                "1.5.0",
                event);
    }

    private static WireMessage up(long millis, String subject, String payload) {
        return new WireMessage(
                NOON.plusMillis(millis), Direction.UP, ROOT + subject, 1, payload, false);
    }

    private static WireMessage down(long millis, String subject, String payload) {
        return new WireMessage(
                NOON.plusMillis(millis), Direction.DOWN, ROOT + subject, 1, payload, false);
    }
}
