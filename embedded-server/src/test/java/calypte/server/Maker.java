package calypte.server;

import calypte.model.firmware.Descriptor;
import calypte.model.firmware.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/// Somebody who makes firmware and signs it, as the build of a firmware project would.
final class Maker {

    private final KeyPair keys;

    Maker() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /// The file that `calypte.firmware.trusted-keys` names.
    Path publish(Path folder) throws IOException {
        var pem =
                "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                        .formatted(
                                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        return Files.writeString(Files.createTempFile(folder, "trusted", ".pem"), pem);
    }

    Signature sign(Descriptor descriptor) throws GeneralSecurityException {
        var signature = java.security.Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(descriptor.bytes());
        return new Signature(Base64.getEncoder().encodeToString(signature.sign()));
    }
}
