package calypte.server.registry;

import calypte.model.device.DeviceType;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.FirmwareSerial;
import calypte.model.firmware.Provenance;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/// The device types, and the firmware that there is for each.
public final class Catalogue {

    private final Registry registry;

    public Catalogue(Registry registry) {
        this.registry = registry;
    }

    /// A device type as an operator enters it.
    public record NewType(String name, String description, boolean recoverUnknown) {}

    /// A firmware as an operator enters it, still without content.
    ///
    /// @param claim what its maker says of it; it can be checked only once there is content
    public record NewFirmware(
            FirmwareSerial serial,
            String version,
            DeviceTypeId typeId,
            Firmware.State state,
            Provenance claim,
            String notes) {}

    /// A firmware and how many devices run it, and should run it.
    public record Entry(Firmware firmware, long running, long assigned) {

        /// One that no device can know yet.
        static Entry fresh(Firmware firmware) {
            return new Entry(firmware, 0, 0);
        }

        static Entry of(FirmwareRow row, Users users) {
            return new Entry(row.firmware(), users.running(), users.assigned());
        }
    }

    /// What came of entering a firmware.
    public sealed interface Added {
        record Done(Firmware firmware) implements Added {}

        record UnknownType() implements Added {}

        /// The type has a firmware of that serial already.
        record SerialTaken() implements Added {}
    }

    /// Empty if there is a type of that name already.
    public Optional<DeviceType> addType(NewType asked, Source source) {
        var id = new DeviceTypeId(registry.freshId());
        var type = new DeviceType(id, asked.name(), asked.description(), asked.recoverUnknown());
        try {
            return registry.writer()
                    .write(tx -> {
                        var work = Work.in(tx, registry);
                        tx.session().persist(new DeviceTypeRow(type, work.now()));
                        tx.session().flush();
                        work.record(CatalogueEvents.typeCreated(type, source));
                        return Optional.of(type);
                    });
        } catch (ConstraintViolationException _) {
            return Optional.empty();
        }
    }

    /// All types, by name.
    public List<DeviceType> types() {
        return registry
                .readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "from DeviceTypeRow order by name", DeviceTypeRow.class)
                                .list())
                .stream()
                .map(DeviceTypeRow::type)
                .toList();
    }

    public Added addFirmware(NewFirmware asked, Source source) {
        var id = new FirmwareId(registry.freshId());
        var firmware =
                new Firmware(
                        id,
                        asked.serial(),
                        asked.version(),
                        asked.typeId(),
                        asked.state(),
                        null,
                        asked.claim(),
                        registry.now());
        try {
            return registry.writer()
                    .write(tx -> {
                        var work = Work.in(tx, registry);
                        if (work.anyType(asked.typeId().value()).isEmpty()) {
                            return new Added.UnknownType();
                        }
                        tx.session().persist(new FirmwareRow(firmware, asked.notes()));
                        tx.session().flush();
                        work.record(CatalogueEvents.firmwareCreated(firmware, source));
                        return new Added.Done(firmware);
                    });
        } catch (ConstraintViolationException _) {
            return new Added.SerialTaken();
        }
    }

    /// The whole library: by type, and within a type the highest version first. Versions without an
    /// order come last, the newest of them first.
    public List<Entry> library() {
        return registry.readers()
                .read(session -> {
                    var users = users(session);
                    return session
                            .createSelectionQuery(
                                    "select f, d.name from FirmwareRow f"
                                            + " join DeviceTypeRow d on d.id = f.typeId",
                                    Line.class)
                            .list()
                            .stream()
                            .sorted(Line.ORDER)
                            .map(line -> entry(line.row, users))
                            .toList();
                });
    }

    public Optional<Entry> entry(FirmwareId id) {
        return registry.readers()
                .read(session ->
                        Optional.ofNullable(session.get(FirmwareRow.class, id.value()))
                                .map(row -> entry(row, users(session))));
    }

    private static Entry entry(FirmwareRow row, Map<UUID, Users> users) {
        return Entry.of(row, users.getOrDefault(row.id, Users.NONE));
    }

    private static Map<UUID, Users> users(StatelessSession session) {
        return Users.byFirmware(
                session.createSelectionQuery("from CountRow where devices <> 0", CountRow.class)
                        .list());
    }

    public Optional<Firmware> firmware(FirmwareId id) {
        return registry.readers()
                .read(session -> Optional.ofNullable(session.get(FirmwareRow.class, id.value())))
                .map(FirmwareRow::firmware);
    }

    /// Those of some firmware that may be delivered.
    public Set<FirmwareId> deliverable(Collection<FirmwareId> some) {
        var ids = some.stream().map(FirmwareId::value).distinct().toList();
        return registry
                .readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "from FirmwareRow where id in :ids", FirmwareRow.class)
                                .setParameter("ids", ids)
                                .list())
                .stream()
                .map(FirmwareRow::firmware)
                .filter(Firmware::isDeliverable)
                .map(Firmware::id)
                .collect(Collectors.toSet());
    }

    /// Whether some firmware has that content.
    public boolean isNamed(Digest content) {
        return registry.readers()
                .read(session ->
                        !session.createSelectionQuery(
                                        "select id from FirmwareRow where sha256 = :sha256",
                                        UUID.class)
                                .setParameter("sha256", content.hex())
                                .setMaxResults(1)
                                .list()
                                .isEmpty());
    }

    /// All the content that any firmware has.
    public Set<Digest> named() {
        return registry
                .readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select distinct sha256 from FirmwareRow where sha256 is not null",
                                        String.class)
                                .list())
                .stream()
                .map(Digest::new)
                .collect(Collectors.toSet());
    }

    private record Line(FirmwareRow row, String type) {

        static final Comparator<Line> ORDER =
                Comparator.comparing(Line::type)
                        .thenComparing(line -> line.row.version, Versions.HIGHEST_FIRST)
                        .thenComparing(line -> line.row.createdAt, Comparator.reverseOrder())
                        .thenComparing(line -> line.row.id);
    }
}
