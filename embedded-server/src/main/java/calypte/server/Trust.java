package calypte.server;

import calypte.model.firmware.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads whose firmware is trusted. A file that cannot be read is no reason to trust everybody: the
/// server does not start then.
final class Trust {

    private Trust() {}

    static TrustedKeys of(Settings settings) throws ConfigurationError {
        var file = settings.given(Setting.FIRMWARE_TRUSTED_KEYS);
        if (file.isEmpty()) {
            return TrustedKeys.NONE;
        }
        var which = Setting.FIRMWARE_TRUSTED_KEYS.key() + ": " + file.get();
        try {
            return TrustedKeys.read(Files.readString(Path.of(file.get())));
        } catch (IOException e) {
            throw new ConfigurationError(which + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(which + " " + e.getMessage(), e);
        }
    }
}
