package calypte.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.model.device.DeviceSerial;
import calypte.model.device.Sync;
import calypte.model.firmware.Digest;
import calypte.model.registration.RegistrationReply;
import calypte.model.update.UpdateOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a server that is only pretended says to its devices.
final class Replies {

    private Replies() {}

    /// To a device that registered.
    ///
    /// @param order null if it runs what it is assigned
    static RegistrationReply reply(
            DeviceSerial serial,
            Instant now,
            String assigned,
            @Nullable UpdateOrder order,
            long againInS) {
        return new RegistrationReply(
                new UUID(1, 1),
                serial.value(),
                now,
                order == null ? Sync.IN_SYNC : Sync.DRIFTED,
                new RegistrationReply.AssignedFirmware(new UUID(2, 2), assigned, assigned),
                order,
                againInS,
                List.of(),
                null);
    }

    /// To take `assigned`, whose image is `image`.
    static UpdateOrder order(
            DeviceSerial serial,
            String assigned,
            byte[] image,
            String url,
            int attempt,
            Instant deadline) {
        return new UpdateOrder(
                UUID.nameUUIDFromBytes((serial + assigned).getBytes(UTF_8)),
                new UUID(1, 1),
                serial.value(),
                new UpdateOrder.Image(
                        new UUID(2, 2),
                        assigned,
                        assigned,
                        image.length,
                        Digest.of(image).hex(),
                        url),
                attempt,
                deadline,
                new UpdateOrder.Meta("pump", List.of()));
    }
}
