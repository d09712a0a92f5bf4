package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.DeviceSerial;
import calypte.model.registration.Registration;
import calypte.model.registration.RegistrationReply;
import calypte.model.update.Progress;
import calypte.server.firmware.FirmwareApi;
import calypte.server.registry.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A device that goes mad is answered, and does not fill the trail.
@SuppressWarnings("NullAway.Init") // JUnit fills the fields in
class RepeatsTest {

    private static final DeviceSerial PUMP = new DeviceSerial("pump-0");
    private static final int MANY = 1_200;

    @TempDir Path folder;
    private Ground ground;
    private long said;

    @BeforeEach
    void open() throws Exception {
        ground = new Ground(folder);
        ground.world(1);
    }

    @AfterEach
    void close() {
        ground.verify();
        ground.close();
    }

    @Test
    void aThousandRepeatsAreHeardThenOneInAMinuteAndTheOthersAreCounted() {
        var before = heard("device-registered");

        repeat(MANY);
        ground.engine().fleet().repeats().flush();
        assertThat(heard("device-registered") - before).isEqualTo(1_000);
        assertThat(leftOut().at("/labels/registrations").asInt()).isEqualTo(MANY - 1_000);
        assertThat(leftOut().at("/log/level").asString()).isEqualTo("warn");
        ground.engine().fleet().repeats().flush();
        assertThat(heard("device-repeated")).isOne();

        before = heard("device-registered");
        for (var minute = 0; minute < 3; minute++) {
            ground.pass(Duration.ofMinutes(1));
            repeat(20);
        }
        assertThat(heard("device-registered") - before).isEqualTo(3);

        // What is new is heard all the same, and so is its neighbour.
        before = heard("device-registered");
        register(PUMP, "fw-1", "sane", 1);
        register(new DeviceSerial("pump-2"), "fw-2", "boot-1", 9);
        assertThat(heard("device-registered") - before).isEqualTo(2);
    }

    @Test
    void wordsOnItsProgressAreNoDifferent() {
        register(PUMP, "fw-1", "drifts", 1);
        ground.pass(Duration.ofMinutes(1));
        var order = Objects.requireNonNull(register(PUMP, "fw-1", "drifts", 2).update());
        var before = heard("update-progressed");

        for (var time = 0; time < MANY; time++) {
            says(time % 2 == 0 ? order.updateId() : UUID.randomUUID());
        }
        says(order.updateId(), Progress.State.INSTALLING);
        ground.engine().fleet().repeats().flush();

        // The first of its download and the begin of its installation are news.
        assertThat(heard("update-progressed") - before).isEqualTo(999 + 2);
        assertThat(leftOut().at("/labels/progress").asInt()).isEqualTo(MANY - 1 - 999);
    }

    /// Neither another boot nor another count makes it new.
    private void repeat(int times) {
        for (var time = 0; time < times; time++) {
            said++;
            register(PUMP, "fw-0", "mad-" + said / 10, said);
        }
    }

    private RegistrationReply register(
            DeviceSerial serial, String firmware, String boot, long seq) {
        var said = new Registration(serial, firmware, boot, seq, Map.of());
        var answer = ground.engine().fleet().firmwareApi().accept(said, Source.MQTT);
        assertThat(answer).isInstanceOf(FirmwareApi.Answer.Ok.class);
        return ((FirmwareApi.Answer.Ok) answer).reply();
    }

    private void says(UUID update) {
        says(update, Progress.State.DOWNLOADING);
    }

    private void says(UUID update, Progress.State state) {
        var word = new Progress(update, null, state, null, null);
        ground.engine().fleet().openOrders().progressed(PUMP, word, Source.MQTT);
    }

    private long heard(String action) {
        return ground.trail().stream().filter(it -> is(it, action)).count();
    }

    private JsonNode leftOut() {
        return ground.trail().reversed().stream()
                .filter(it -> is(it, "device-repeated"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(JsonNode event, String action) {
        return event.at("/event/action").asString().equals(action);
    }
}
