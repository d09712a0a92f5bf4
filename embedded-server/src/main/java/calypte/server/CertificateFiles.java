package calypte.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The PEM files of one listener: a certificate and its key.
record CertificateFiles(Path certificates, Path key) {

    /// Null if neither is set.
    ///
    /// @throws ConfigurationError if only one of the two is
    static @Nullable CertificateFiles of(Settings settings, Setting certificates, Setting key)
            throws ConfigurationError {
        var certificateFile = settings.given(certificates);
        var keyFile = settings.given(key);
        if (certificateFile.isEmpty() != keyFile.isEmpty()) {
            throw new ConfigurationError(
                    certificates.key()
                            + " and "
                            + key.key()
                            + " go together: one of them is missing");
        }
        return certificateFile.isEmpty()
                ? null
                : new CertificateFiles(
                        Path.of(certificateFile.get()), Path.of(keyFile.orElseThrow()));
    }
}
