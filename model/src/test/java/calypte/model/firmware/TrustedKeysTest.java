package calypte.model.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrustedKeysTest {

    /// Made and signed by OpenSSL: `openssl pkeyutl -sign -rawin -inkey key.pem -in descriptor`.
    private static final String PEM =
            """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAJ7A40VUMJU95qVs5qanRcddC1Oa6XoRVbSoekjEDxFY=
            -----END PUBLIC KEY-----
            """;

    private static final Signature SIGNATURE =
            new Signature(
                    "s5L/pQAG8AyE3CvMyhtFGpQ4a4kKq7tl3sZ9Fa1N9tXdJIS0G1gm0AqfWxH5/ZDKBfl71OqNVhynQTS3UaH7CA==");
    private static final Digest SHA256 = Digest.of(new byte[] {1, 2, 3});
    private static final Descriptor SIGNED = new Descriptor("fw-1", "pump", "1.5.0", SHA256, 3, 17);

    @Test
    void theDescriptorIsLinesThatAnyToolCanWrite() {
        assertThat(new String(SIGNED.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "calypte-firmware-v1\nfw-1\npump\n1.5.0\n039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81\n3\n17\n");
    }

    @Test
    void whatAnotherToolSignedIsKnownAsItsKeys() {
        assertThat(TrustedKeys.read(PEM).signer(SIGNED, SIGNATURE)).contains("6bb347768f044d4b");
    }

    @Test
    void anotherSequenceIsNotWhatWasSigned() {
        var replayed = new Descriptor("fw-1", "pump", "1.5.0", SHA256, 3, 18);

        assertThat(TrustedKeys.read(PEM).signer(replayed, SIGNATURE)).isEmpty();
    }

    @Test
    void nobodyIsTheSignerOfNoise() {
        var noise = new Signature("/".repeat(85) + "w==");

        assertThat(TrustedKeys.read(PEM).signer(SIGNED, noise)).isEmpty();
        assertThat(TrustedKeys.NONE.signer(SIGNED, SIGNATURE)).isEmpty();
    }

    @Test
    void aFileWithoutAPublicKeyIsNotTakenForOneThatTrustsNobody() {
        assertThatThrownBy(() -> TrustedKeys.read("")).hasMessageContaining("no public key");
        assertThatThrownBy(() -> TrustedKeys.read(PEM.replace("PUBLIC", "PRIVATE")))
                .hasMessageContaining("only public keys");
        assertThatThrownBy(() -> TrustedKeys.read(PEM.replace("MCow", "MDow")))
                .hasMessageContaining("not an Ed25519 public key");
    }

    @Test
    void noPartCanPassForTwo() {
        assertThatThrownBy(() -> new Descriptor("fw-1", "pump\n1.5.0", "", SHA256, 3, 17))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoSignatureIsToldSo() {
        assertThatThrownBy(() -> new Signature("AAAA")).hasMessageContaining("64 bytes");
        assertThatThrownBy(() -> new Signature("no base64!")).hasMessageContaining("64 bytes");
    }
}
