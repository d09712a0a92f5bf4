package calypte.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.model.device.DeviceTypeId;
import calypte.model.device.Sync;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetClientTest {

    private final StubServer server = Sample.serving(Sample.failed(1));
    private final FleetClient fleet = new FleetClient(server.url(), "token");

    @AfterEach
    void stop() {
        fleet.close();
        server.close();
    }

    @Test
    void readsADeviceAsTheContractHasIt() throws Trouble {
        var device = fleet.devices(new DeviceQuery("", "", null, 10)).items().getFirst();

        assertThat(device.deviceSerial()).isEqualTo("pump-0001");
        assertThat(device.status().sync()).isEqualTo(Sync.DRIFTED);
        assertThat(device.badge()).isEqualTo(Badge.FAILED);
        assertThat(device.tags()).containsExactly("site-3");
        assertThat(device.name()).isEmpty();
        assertThat(device.status().next()).isEmpty();
    }

    @Test
    void asksForWhatAFilterFinds() throws Trouble {
        var _ = fleet.devices(new DeviceQuery("name==\"a b+c\"", "-registered_at", "x/y", 7));

        assertThat(server.asked("GET /devices").getFirst().uri())
                .isEqualTo(
                        "/devices?filter=name%3D%3D%22a%20b%2Bc%22&sort=-registered_at&limit=7&cursor=x%2Fy");
    }

    @Test
    void registersInTheWireSOwnWords() throws Trouble {
        server.answer("POST /devices", 201, withKey(Sample.inSync(9), "s3cret"));

        var registered =
                fleet.register(new NewDevice("pump-0009", type(), null, null, List.of("a")));

        assertThat(registered.key().value()).isEqualTo("s3cret");
        assertThat(registered.key()).hasToString("(shared key)");
        assertThat(server.asked("POST /devices").getFirst().body())
                .isEqualTo(
                        """
                        {"device_serial":"pump-0009","type_id":"%s","tags":["a"]}\
                        """
                                .formatted(Sample.TYPE));
    }

    @Test
    void repeatsWhatTheServerSaysWhenItRefuses() {
        var error = "{\"pointer\":\"/device_serial\",\"detail\":\"has a dot\"}";
        server.answer(
                "GET /fleet/summary",
                400,
                Sample.problem(400, "malformed", "mend the serial", List.of(error)));

        var problem = catchThrowableOfType(Problem.class, fleet::summary);

        assertThat(problem).hasMessage("mend the serial: device_serial has a dot");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.about("device_serial")).contains("has a dot");
        assertThat(problem.about("name")).isEmpty();
    }

    @Test
    void knowsARefusalEvenFromSomebodyElse() {
        server.answer("GET /fleet/summary", 502, "<html>bad gateway</html>");

        var problem = catchThrowableOfType(Problem.class, fleet::summary);

        assertThat(problem.status()).isEqualTo(502);
    }

    @Test
    void saysThatAServerIsAway() {
        server.close();

        var trouble = catchThrowableOfType(Unreachable.class, fleet::summary);

        assertThat(trouble).hasMessageContaining(server.url().toString());
    }

    @Test
    void sendsAFileAndCountsWhatHasGone(@TempDir Path dir) throws Exception {
        server.answer("PUT /firmware/" + Sample.NEW + "/content", 201, "{}");
        var file = Files.write(dir.resolve("image.bin"), new byte[100_000]);
        var sent = new AtomicLong();

        fleet.upload(fleet.catalogue().firmware().getFirst().id(), file, sent::set);

        assertThat(sent).hasValue(100_000);
    }

    @Test
    void readsEcsNestedOrDotted() {
        var nested = Json.auditEvent(Sample.event(7, "warn"));
        var dotted =
                Json.auditEvent(
                        """
                        {"@timestamp":"2026-11-23T06:30:00Z","event.sequence":7,"log.level":"warn",
                         "event.action":"device-registered","device.serial_number":"pump-0001"}\
                        """);

        assertThat(dotted.sequence()).isEqualTo(nested.sequence()).isEqualTo(7);
        assertThat(dotted.severity()).isEqualTo(AuditEvent.Severity.WARNING);
        assertThat(dotted.deviceSerial()).isEqualTo(nested.deviceSerial());
    }

    private static String withKey(String device, String key) {
        return "{\"shared_key\":\"" + key + "\"," + device.substring(1);
    }

    private static DeviceTypeId type() {
        return new DeviceTypeId(UUID.fromString(Sample.TYPE));
    }
}
