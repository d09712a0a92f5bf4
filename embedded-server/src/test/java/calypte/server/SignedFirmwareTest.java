package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import calypte.model.firmware.Descriptor;
import calypte.model.firmware.Digest;
import calypte.model.firmware.Signature;
import calypte.model.firmware.TrustedKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// With trusted keys a server takes and delivers only what one of them has signed.
final class SignedFirmwareTest {

    private static final byte[] IMAGE = "the image".getBytes(StandardCharsets.UTF_8);
    private static final Map<Setting, String> NO_KEYS = Map.of();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Maker maker;

    SignedFirmwareTest() throws Exception {
        maker = new Maker();
    }

    @Test
    void theOrderCarriesWhatADeviceNeedsToCheckTheSignatureItself() throws Exception {
        try (var server = RunningServer.on(data(), trusting(maker))) {
            var operator = new Operator(server.operator());
            var type = operator.type();
            var signature = maker.sign(descriptor(operator, type, 7));
            var firmware = enter(operator, type, 7, signature.base64());
            assertThat(firmware.at("/signature/state").asString()).isEqualTo("UNVERIFIED");

            var uploaded = upload(operator, firmware);
            var order = order(server, operator.device(type, firmware.at("/id").asString()));

            assertThat(uploaded.status()).isEqualTo(201);
            assertThat(uploaded.json().at("/signature/state").asString()).isEqualTo("VALID");
            assertThat(uploaded.json().at("/signature/key_id").asString()).hasSize(16);
            assertThat(checked(order)).isTrue();
        }
    }

    @Test
    void whatNobodyTrustedHasSignedIsRefusedAndNotKept() throws Exception {
        try (var server = RunningServer.on(data(), trusting(maker))) {
            var operator = new Operator(server.operator());
            var type = operator.type();
            var unsigned =
                    operator.api().get("/firmware/" + operator.announced(type, "1.0.0")).json();
            var stranger = new Maker().sign(descriptor(operator, type, 7));
            var ofStranger = enter(operator, type, 7, stranger.base64());

            for (var firmware : new JsonNode[] {unsigned, ofStranger}) {
                var refused = upload(operator, firmware);

                assertThat(refused.status()).isEqualTo(422);
                assertThat(refused.text("type")).isEqualTo("/problems/signature-invalid");
                var path = "/firmware/" + firmware.at("/id").asString();
                assertThat(operator.api().get(path).json().at("/sha256").isNull()).isTrue();
            }
            assertThat(blobs(server.at().data())).isZero();
        }
    }

    @Test
    void keysThatChangeHoldForWhatIsThereAlready() throws Exception {
        Operator.Entered device;
        try (var server = RunningServer.on(data(), NO_KEYS)) {
            var operator = new Operator(server.operator());
            var type = operator.type();
            device = operator.device(type, operator.released(type, "2.0.0"));
            assertThat(order(server, device).at("/firmware/signature").isMissingNode()).isTrue();
        }
        try (var server = RunningServer.on(data(), trusting(maker))) {
            var reply = Operator.register(server.device(), device, "fw-1.0.0", "b2").json();
            var path = reply.at("/assigned_firmware/id").asString();

            assertThat(reply.at("/update").isNull()).isTrue();
            var door = server.device().as(device.serial(), device.key());
            assertThat(door.get("/firmware/" + path + "/content").status()).isEqualTo(404);
            var operator = new Operator(server.operator());
            assertThat(operator.actions(device)).containsAnyOf("update-failed", "update-cancelled");
            assertThat(operator.see(device).at("/status/next").asString())
                    .contains("no trusted key has signed 2.0.0");
        }
        try (var server = RunningServer.on(data(), NO_KEYS)) {
            assertThat(order(server, device).isObject()).isTrue();
        }
    }

    @Test
    void aServerThatCannotReadItsKeysDoesNotStart() throws Exception {
        var nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");
        var keys = Map.of(Setting.FIRMWARE_TRUSTED_KEYS, nothing.toString());

        assertThatThrownBy(() -> RunningServer.on(data(), keys))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("nothing.pem has no public key");
    }

    @Test
    void aClaimThatMakesNoSenseIsRefusedByItsFields() throws Exception {
        try (var server = RunningServer.on(data(), NO_KEYS)) {
            var operator = new Operator(server.operator());
            var type = operator.type();
            var body =
                    "{'serial':'a','version':'1','type_id':'%s','signature':'AAAA','sequence':-1}";

            var refused = operator.api().post("/firmware", json(body, type));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().at("/errors"))
                    .extracting(it -> it.at("/pointer").asString())
                    .containsExactlyInAnyOrder("/signature", "/sequence");
        }
    }

    /// As a device would: with the descriptor that it puts together from its order.
    private boolean checked(JsonNode order) throws Exception {
        var firmware = order.at("/firmware");
        var descriptor =
                new Descriptor(
                        firmware.at("/serial").asString(),
                        order.at("/meta/type").asString(),
                        firmware.at("/version").asString(),
                        Digest.of(IMAGE),
                        IMAGE.length,
                        firmware.at("/sequence").asLong());
        return TrustedKeys.read(Files.readString(maker.publish(folder)))
                .signer(descriptor, new Signature(firmware.at("/signature").asString()))
                .isPresent();
    }

    private static JsonNode order(RunningServer server, Operator.Entered device) {
        return await().until(
                        () ->
                                Operator.register(server.device(), device, "fw-1.0.0", "b1")
                                        .json()
                                        .at("/update"),
                        JsonNode::isObject);
    }

    private static Descriptor descriptor(Operator operator, String type, long sequence) {
        var name = "";
        for (var known : operator.api().get("/device-types").json().at("/items")) {
            name = known.at("/id").asString().equals(type) ? known.at("/name").asString() : name;
        }
        return new Descriptor("fw-s", name, "1.5.0", Digest.of(IMAGE), IMAGE.length, sequence);
    }

    private static JsonNode enter(Operator operator, String type, long sequence, String signature) {
        var body =
                "{'serial':'fw-s','version':'1.5.0','type_id':'%s','sequence':%d,'signature':'%s'}";
        var entered = operator.api().post("/firmware", json(body, type, sequence, signature));
        assertThat(entered.status()).isEqualTo(201);
        return entered.json();
    }

    private static Api.Answer upload(Operator operator, JsonNode firmware) {
        return operator.api()
                .upload("/firmware/" + firmware.at("/id").asString() + "/content", IMAGE);
    }

    private Map<Setting, String> trusting(Maker whom) throws Exception {
        return Map.of(Setting.FIRMWARE_TRUSTED_KEYS, whom.publish(folder).toString());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static long blobs(Path data) throws Exception {
        try (var files = Files.walk(data.resolve("content"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
