package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.emulator.OpenBroker;
import calypte.emulator.PretendServer;
import calypte.emulator.link.Identity;
import calypte.model.device.DeviceSerial;
import calypte.model.device.SharedKey;
import calypte.model.update.Topics;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeanMqttTest {

    private static final DeviceSerial SERIAL = new DeviceSerial("lean-1");

    private PretendServer server;
    private LeanMqtt line;

    @BeforeEach
    void start() throws Exception {
        var broker = OpenBroker.shared().url();
        server = new PretendServer(broker);
        line = new LeanMqtt(broker, new Identity(SERIAL, new SharedKey(PretendServer.KEY)));
    }

    @AfterEach
    void stop() throws Exception {
        line.close();
        server.close();
    }

    @Test
    void registersAndHearsTheReply() throws Exception {
        for (var seq = 1; seq <= 300; seq++) {
            assertThat(reply("1.4.0", seq)).contains("\"sync\":\"IN_SYNC\"");
        }
    }

    @Test
    void hearsAnOrderAmongOtherThings() throws Exception {
        server.assign("1.5.0");
        line.ping();
        line.publish(Topics.REGISTRATION, RegistrationsMqtt.registration("1.4.0", "boot", 1));
        server.order(SERIAL);

        assertThat(new String(line.await(Topics.UPDATE), UTF_8)).contains("\"attempt\":1");
    }

    @Test
    void sendsWhatTakesMoreThanOneByteToTellItsLength() throws Exception {
        var attributes = new char[20_000];
        Arrays.fill(attributes, ' ');

        line.publish(
                Topics.REGISTRATION,
                RegistrationsMqtt.registration("1.4.0", "boot", 1) + new String(attributes));

        assertThat(line.await(Topics.REGISTRATION_REPLY)).isNotEmpty();
    }

    private String reply(String firmware, int seq) throws Exception {
        line.publish(Topics.REGISTRATION, RegistrationsMqtt.registration(firmware, "boot", seq));
        return new String(line.await(Topics.REGISTRATION_REPLY), UTF_8);
    }
}
