package calypte.emulator.operator;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device to be entered; the server makes its key.
public record NewDevice(
        String deviceSerial, UUID typeId, @Nullable UUID firmwareId, List<String> tags) {}
