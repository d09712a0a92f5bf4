package calypte.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import calypte.server.wire.Message.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is remembered of the messages of a fleet, and for how long.
class WireTest {

    private static final DeviceSerial PUMP = new DeviceSerial("pump-0001");
    private static final DeviceSerial VALVE = new DeviceSerial("valve-0001");
    private static final DeviceSerial FAN = new DeviceSerial("fan-0001");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-01T12:00:00Z"));
    private final Wire wire = new Wire(now::get, 40_000);

    @Test
    void theLastTwoHundredOfADeviceAreKept() {
        for (var i = 1; i <= 210; i++) {
            heard(PUMP, Integer.toString(i));
        }

        assertThat(wire.of(PUMP)).hasSize(200).first().returns("11", Message::payload);
    }

    @Test
    void whoWasSilentTheLongestIsForgottenFirst() {
        heard(PUMP, "x".repeat(4_000));
        IntStream.range(0, 4).forEach(_ -> heard(VALVE, "x".repeat(4_000)));
        heard(PUMP, "still here");
        IntStream.range(0, 5).forEach(_ -> heard(FAN, "x".repeat(4_000)));

        assertThat(wire.of(PUMP)).hasSize(2);
        assertThat(wire.of(VALVE)).isEmpty();
        assertThat(wire.of(FAN)).hasSize(5);
    }

    @Test
    void whatWasSentStandsWhereItWasSaidThoughTheBrokerTookItLater() {
        var then = now.get();
        now.set(then.plusSeconds(1));
        heard(PUMP, "second");
        wire.said(Topics.UPDATE.of(PUMP), bytes("first"), then);

        assertThat(wire.of(PUMP))
                .extracting(Message::payload, Message::direction)
                .containsExactly(tuple("first", Direction.DOWN), tuple("second", Direction.UP));
    }

    @Test
    void aLongPayloadIsCutAndSaysSo() {
        heard(PUMP, "x".repeat(4_097));
        heard(PUMP, "x".repeat(4_096));

        assertThat(wire.of(PUMP)).extracting(Message::truncated).containsExactly(true, false);
        assertThat(wire.of(PUMP)).allMatch(message -> message.payload().length() == 4_096);
    }

    @Test
    void noKeyIsKeptWhereverADevicePutsIt() {
        for (var payload :
                List.of(
                        "{\"firmware_serial\":\"fw\",\"shared_key\":\"hush\"}",
                        "{\"SharedKey\" : \"hu\\\"sh\" , \"a\":1}",
                        "{\"password\":\"\\\\hush",
                        "{\"api_token\":hush}",
                        "{\"attributes\":{\"secret\":[\"hush\"]}}",
                        "{\"a\":\"" + "x".repeat(4_060) + "\",\"key\":\"hush\"}")) {
            heard(PUMP, payload);
        }
        wire.exchanged(PUMP, "POST /registration", Map.of("a", "my hush"), List.of(), "hush");

        assertThat(wire.of(PUMP)).hasSize(8);
        assertThat(wire.of(PUMP))
                .allMatch(message -> !message.payload().contains("hu"))
                .filteredOn(message -> message.payload().contains("•••"))
                .hasSize(7);
    }

    @Test
    void aPayloadThatIsMeantToKeepItBusyDoesNot() {
        var nasty = List.of("\"key".repeat(20_000), "key".repeat(20_000), "\\\"".repeat(30_000));

        for (var payload : nasty) {
            var began = System.nanoTime();
            assertThatCode(() -> heard(PUMP, "{\"key\":\"" + payload)).doesNotThrowAnyException();
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void whatIsOnNoTopicOfOursIsNotKept() {
        wire.heard("calypte/v1/devices/+/progress", bytes("x"));
        wire.heard("elsewhere", bytes("x"));

        assertThat(wire.of(PUMP)).isEmpty();
    }

    private void heard(DeviceSerial serial, String payload) {
        wire.heard(Topics.PROGRESS.of(serial), bytes(payload));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
