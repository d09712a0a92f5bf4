package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.DeviceSerial;
import calypte.model.update.Progress;
import calypte.model.update.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `asyncapi.yaml` against what really goes over MQTT.
@OnTheSharedServer
final class MqttDescriptionTest {

    private static final Map<Topics, String> CHANNELS =
            Map.of(
                    Topics.REGISTRATION, "registration",
                    Topics.REGISTRATION_REPLY, "registrationReply",
                    Topics.UPDATE, "update",
                    Topics.UPDATE_CANCEL, "updateCancel",
                    Topics.PROGRESS, "progress",
                    Topics.PRESENCE, "presence");

    private final Description page = Description.of("asyncapi.yaml");
    private final RunningServer server;
    private final Operator operator;

    MqttDescriptionTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
    }

    @Test
    void thePageIsHandedOut() {
        var answer = operator.api().get("/asyncapi.yaml");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(
                        YAMLMapper.shared()
                                .readTree(answer.response().body())
                                .at("/asyncapi")
                                .asString())
                .isEqualTo("3.0.0");
    }

    @Test
    void itsChannelsAreOurTopicsAndNoOthers() {
        for (var topic : Topics.values()) {
            var channel = "/channels/" + CHANNELS.get(topic);

            assertThat(page.at(channel + "/address").asString())
                    .isEqualTo(topic.of(new DeviceSerial("SERIAL")).replace("SERIAL", "{serial}"));
            assertThat(actions(channel))
                    .as(channel)
                    .containsExactly(topic.direction() == Topics.Direction.UP ? "receive" : "send");
        }
        assertThat(page.at("/channels").size()).isEqualTo(Topics.values().length);
    }

    @Test
    void itsMessagesAreTheOnesThatGoOver() throws Exception {
        var type = operator.type();
        operator.announced(type, "1.0.0");
        var device = operator.device(type, operator.released(type, "2.0.0"));
        var registration =
                json(
                        "{'firmware_serial':'fw-1.0.0','boot_id':'b1','seq':1,'attributes':{'site':'3'}}");
        assertThat(objections(Topics.REGISTRATION, registration)).isEmpty();
        try (var mqtt = MqttDevice.connect(server.at().mqtt(), device.serial(), device.key())) {
            mqtt.register(registration);
            isDescribed(mqtt, Topics.REGISTRATION_REPLY);
            var order = isDescribed(mqtt, Topics.UPDATE);
            for (var word : words(order)) {
                assertThat(objections(Topics.PROGRESS, word)).isEmpty();
                mqtt.say(word);
            }
            mqtt.register(registration.replace("'seq':1", "'seq':2"));
            var reply = isDescribed(mqtt, Topics.REGISTRATION_REPLY);
            assertThat(reply.at("/update/update_id")).isEqualTo(order.at("/update_id"));
            mqtt.register(registration);
            isDescribed(mqtt, Topics.REGISTRATION_REPLY); // a stale one

            operator.assign(device, null);
            isDescribed(mqtt, Topics.UPDATE_CANCEL);
        }
    }

    @Test
    void itKnowsEveryWordOfADevice() {
        assertThat(words("/components/schemas/Progress/properties/state/enum"))
                .isEqualTo(names(Progress.State.values()));
        assertThat(words("/components/schemas/Progress/properties/error/properties/code/enum"))
                .isEqualTo(names(Progress.Code.values()));
    }

    @Test
    void bothPagesSayTheSameOfTheSame() {
        var other = Description.of("openapi.yaml");
        var shared = List.of("Serial", "Tags", "RegistrationReply", "UpdateOrder");
        for (var schema : shared) {
            var pointer = "/components/schemas/" + schema;

            assertThat(page.at(pointer)).as(schema).isEqualTo(other.at(pointer));
        }
    }

    private JsonNode isDescribed(MqttDevice mqtt, Topics topic) throws Exception {
        var message = mqtt.await(topic);
        assertThat(objections(topic, message.payload())).as(message.payload()).isEmpty();
        return message.json();
    }

    private List<String> objections(Topics topic, String payload) {
        var messages = page.at("/channels/" + CHANNELS.get(topic) + "/messages").properties();
        var name = messages.iterator().next().getKey();
        var message = page.home("/channels/" + CHANNELS.get(topic) + "/messages/" + name);
        return page.objections(message + "/payload", JsonMapper.shared().readTree(payload));
    }

    private List<String> actions(String channel) {
        return page.at("/operations").properties().stream()
                .map(Map.Entry::getValue)
                .filter(it -> it.at("/channel/$ref").asString().equals("#" + channel))
                .map(it -> it.at("/action").asString())
                .toList();
    }

    private static List<String> words(JsonNode order) {
        var id = order.at("/update_id").asString();
        return List.of(
                json("{'update_id':'%s','attempt':1,'state':'ACCEPTED'}", id),
                json("{'update_id':'%s','attempt':1,'state':'DOWNLOADING','percent':40}", id));
    }

    private List<String> words(String pointer) {
        return page.at(pointer).valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
