package calypte.console.client;

import calypte.model.firmware.FirmwareId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many devices run what, and should run what.
public record Drift(List<Cell> cells, @Nullable Instant asOf) {

    public static final Drift NOTHING = new Drift(List.of(), null);

    public Drift {
        cells = List.copyOf(cells);
    }

    /// @param unknown what these devices reported last is not valid, whatever `current` was before
    public record Cell(
            @Nullable FirmwareId currentFirmwareId,
            @Nullable FirmwareId assignedFirmwareId,
            boolean unknown,
            long count) {}
}
