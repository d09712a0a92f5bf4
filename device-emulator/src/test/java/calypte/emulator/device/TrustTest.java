package calypte.emulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.firmware.TrustedKeys;
import calypte.model.update.UpdateOrder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrustTest {

    private final KeyPair maker = keys();
    private final Trust trust = Trust.in(TrustedKeys.read(pem(maker)));

    @Test
    void coversWhatTheMakerSigned() throws Exception {
        assertThat(trust.covers(signedBy(maker, 7))).isTrue();
    }

    @Test
    void coversNothingThatSomebodyElseSignedOrNobody() throws Exception {
        assertThat(trust.covers(signedBy(keys(), 7))).isFalse();
        assertThat(trust.covers(Life.ORDER)).isFalse();
        assertThat(trust.covers(carrying(7L, "not base64"))).isFalse();
        assertThat(trust.covers(carrying(null, signature(maker, 7)))).isFalse();
    }

    @Test
    void coversNoOtherReleaseThanTheOneSigned() throws Exception {
        assertThat(trust.covers(carrying(8L, signature(maker, 7)))).isFalse();
    }

    @Test
    void withoutAKeyEverythingIsCovered() {
        assertThat(Trust.in(TrustedKeys.NONE).covers(Life.ORDER)).isTrue();
    }

    private static UpdateOrder signedBy(KeyPair keys, long sequence) throws Exception {
        return carrying(sequence, signature(keys, sequence));
    }

    private static String signature(KeyPair keys, long sequence) throws Exception {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(carrying(sequence, null).descriptor().orElseThrow().bytes());
        return Base64.getEncoder().encodeToString(signer.sign());
    }

    private static UpdateOrder carrying(@Nullable Long sequence, @Nullable String signature) {
        var order = Life.ORDER;
        var image = order.firmware();
        return new UpdateOrder(
                order.updateId(),
                order.deviceId(),
                order.deviceSerial(),
                new UpdateOrder.Image(
                        image.id(),
                        image.serial(),
                        image.version(),
                        image.sizeBytes(),
                        image.sha256(),
                        image.url(),
                        sequence,
                        signature),
                order.attempt(),
                order.deadline(),
                order.meta());
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    }
}
