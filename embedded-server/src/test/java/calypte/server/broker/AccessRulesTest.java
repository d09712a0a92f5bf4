package calypte.server.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may do what, over MQTT 5 and 3.1.1.
final class AccessRulesTest {

    private static final String OWN = "calypte/v1/devices/pump-1/";
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int NO_SUBSCRIBERS = 0x10;

    @TempDir static Path folder;

    private static final Guests guests = new Guests();
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() throws BrokerUnavailable {
        broker =
                EmbeddedBroker.start(
                        new EmbeddedBroker.Config(
                                folder, "127.0.0.1", 0, null, Duration.ofMillis(50)),
                        guests);
        guests.keys.put("pump-1", "secret");
        guests.keys.put("locked-out", "secret");
        guests.disabled.add("locked-out");
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest(name = "{0} as {1} with {2}: v5 {3}, v3.1.1 {4}")
    @CsvSource({
        "pump-1,     pump-1,         secret, 0,    0",
        "pump-1,     pump-1,         wrong,  0x86, 4",
        "stranger,   stranger,       secret, 0x86, 4",
        "no/serial,  no/serial,      secret, 0x86, 4",
        "locked-out, locked-out,     secret, 0x8A, 5",
        "locked-out, locked-out,     wrong,  0x86, 4",
        "too-eager,  too-eager,      secret, 0x89, 3",
        "pump-2,     pump-1,         secret, 0x85, 2",
        "PUMP-1,     pump-1,         secret, 0x85, 2",
        "pump-1,     calypte.server, secret, 0x86, 4",
    })
    void letsInWhoIsKnown(String clientId, String user, String key, String newCode, int oldCode)
            throws Exception {
        try (var device = new NewDevice(broker.port(), clientId, user, key);
                var old = new OldDevice(broker.port())) {
            assertThat(device.connect()).isEqualTo(Integer.decode(newCode));
            assertThat(old.connect(clientId, user, key)).isEqualTo(oldCode);
        }
    }

    @Test
    void anEmptyClientIdIsRefused() throws Exception {
        try (var old = new OldDevice(broker.port())) {
            assertThat(old.connect("", "pump-1", "secret")).isEqualTo(2);
        }
    }

    @Test
    void theServerMayNotPoseAsADevice() throws Exception {
        var account = broker.account();
        try (var device =
                new NewDevice(broker.port(), "pump-1", account.user(), account.password())) {
            assertThat(device.connect()).isEqualTo(0x85);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration/reply", "update", "update/cancel"})
    void maySubscribe(String leaf) throws Exception {
        try (var device = device();
                var old = connectedOld()) {
            assertThat(old.subscribe(OWN + leaf)).isEqualTo(1);
            assertThat(connected(device).subscribe(OWN + leaf)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OWN + "registration",
                OWN + "progress",
                OWN + "presence",
                OWN + "+",
                OWN + "#",
                OWN + "updates",
                "calypte/v1/devices/pump-2/update",
                "calypte/v1/devices/+/update",
                "calypte/v1/devices/pump-1/update/+",
                "$share/g/" + OWN + "update",
                "$SYS/#",
                "#",
                "+/+/+/+/+",
                "anything",
            })
    void mayNotSubscribe(String filter) throws Exception {
        guests.trespasses.clear();
        try (var device = device();
                var old = connectedOld()) {
            assertThat(old.subscribe(filter)).isEqualTo(0x80);
            assertThat(connected(device).subscribe(filter)).isEqualTo(NOT_AUTHORIZED);
        }
        assertIsTold("pump-1 to subscribe to " + filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration", "progress", "presence"})
    void mayPublish(String leaf) throws Exception {
        try (var device = device();
                var old = connectedOld()) {
            old.publish(OWN + leaf, "{}", false);
            assertThat(old.receive()).containsExactly(0, 9);
            assertThat(connected(device).publish(OWN + leaf, "{}", false))
                    .isEqualTo(NO_SUBSCRIBERS);
        }
    }

    @ParameterizedTest(name = "{0}, retained {1}")
    @CsvSource({
        OWN + "registration, true",
        OWN + "presence, true",
        OWN + "registration/reply, false",
        OWN + "update, false",
        OWN + "update/cancel, false",
        OWN + "registration/x, false",
        "calypte/v1/devices/pump-2/registration, false",
        "anything, false",
    })
    void mayNotPublish(String topic, boolean retained) throws Exception {
        guests.trespasses.clear();
        try (var device = device();
                var old = connectedOld()) {
            old.publish(topic, "{}", retained);
            assertThat(old.isHungUpOn()).isTrue();
            assertThat(connected(device).publish(topic, "{}", retained)).isEqualTo(NOT_AUTHORIZED);
        }
        assertIsTold(topic);
    }

    @ParameterizedTest(name = "{0}, retained {1}, {2} bytes: {3}")
    @CsvSource({
        OWN + "presence, false, 7, 0",
        OWN + "presence, true, 7, 0x87",
        OWN + "presence, false, 5000, 0x87",
        OWN + "registration, false, 7, 0x87",
        "calypte/v1/devices/pump-2/presence, false, 7, 0x87",
        "$SYS/anything, false, 7, 0x87",
    })
    void mayLeaveAWillOnItsPresenceOnly(String topic, boolean retained, int bytes, String code)
            throws Exception {
        try (var device = new NewDevice(broker.port(), "pump-1", "secret")) {
            device.options.setWill(
                    topic,
                    new MqttMessage(
                            "x".repeat(bytes).getBytes(StandardCharsets.UTF_8),
                            1,
                            retained,
                            new MqttProperties()));
            assertThat(device.connect()).isEqualTo(Integer.decode(code));
        }
        try (var old = new OldDevice(broker.port())) {
            var expected = Integer.decode(code) == 0 ? 0 : 5;
            if (bytes < 5000) {
                assertThat(old.connect("pump-1", "pump-1", "secret", topic, retained))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aDeviceThatTriesAndTriesIsCounted() throws Exception {
        guests.trespasses.clear();
        try (var old = connectedOld()) {
            for (var i = 0; i < 20; i++) {
                old.subscribe("calypte/v1/devices/pump-2/update");
            }
        }
        await().untilAsserted(() ->
                assertThat(guests.trespasses)
                        .anyMatch(told -> told.matches(".*to subscribe to.*, [1-9][0-9]* more"))
                        .hasSizeLessThan(10));
    }

    @Test
    void takingOverIsToldAtOnceAndThenCounted() throws Exception {
        guests.keys.put("twin", "secret");
        var twins = new ArrayList<OldDevice>();
        for (var i = 0; i < 3; i++) {
            twins.add(new OldDevice(broker.port()));
            assertThat(twins.getLast().connect("twin", "twin", "secret")).isZero();
        }
        await().untilAsserted(() ->
                assertThat(guests.takeovers)
                        .filteredOn(told -> told.startsWith("twin"))
                        .containsExactly(
                                "twin from 127.0.0.1, 0 more", "twin from 127.0.0.1, 1 more"));
        for (var twin : twins) {
            twin.close();
        }
    }

    private static void assertIsTold(String what) {
        await().untilAsserted(
                        () -> assertThat(guests.trespasses).anyMatch(told -> told.contains(what)));
    }

    private static OldDevice connectedOld() throws Exception {
        var device = new OldDevice(broker.port());
        assertThat(device.connect("pump-1", "pump-1", "secret")).isZero();
        return device;
    }

    private static NewDevice device() throws Exception {
        return new NewDevice(broker.port(), "pump-1", "secret");
    }

    /// Only now: it takes the place of the old one.
    private static NewDevice connected(NewDevice device) {
        assertThat(device.connect()).isZero();
        return device;
    }
}
