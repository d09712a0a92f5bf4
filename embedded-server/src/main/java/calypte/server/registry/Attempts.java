package calypte.server.registry;

import calypte.model.device.DeviceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/// Reads how the attempts at updating a device went: the open one, and those that are over.
public final class Attempts {

    private static final int SHOWN = 50;

    private final Registry registry;

    public Attempts(Registry registry) {
        this.registry = registry;
    }

    /// The latest first; empty if there is no such device.
    Optional<List<AttemptView>> of(DeviceId id) {
        return registry.readers()
                .read(session ->
                        Optional.ofNullable(session.get(DeviceRow.class, id.value()))
                                .map(row -> of(session, row)));
    }

    private static List<AttemptView> of(StatelessSession session, DeviceRow row) {
        var over =
                session
                        .createSelectionQuery(
                                "from AttemptRow where deviceId = :device"
                                        + " order by dispatchedAt desc, id desc",
                                AttemptRow.class)
                        .setParameter("device", row.id)
                        .setMaxResults(SHOWN)
                        .list()
                        .stream()
                        .map(AttemptView::over);
        return Stream.concat(open(session, row), over).limit(SHOWN).toList();
    }

    private static Stream<AttemptView> open(StatelessSession session, DeviceRow row) {
        return row.dispatchedAt == null || row.assignedFirmwareId == null
                ? Stream.empty()
                : Stream.of(
                        AttemptView.open(
                                row, session.get(FirmwareRow.class, row.assignedFirmwareId)));
    }
}
