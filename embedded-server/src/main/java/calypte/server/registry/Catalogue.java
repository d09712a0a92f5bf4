package calypte.server.registry;

import calypte.model.device.DeviceType;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.Firmware.Content;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.FirmwareSerial;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/// The device types, and the firmware that there is for each.
public final class Catalogue {

    private final Registry registry;
    private final OpenOrders orders;

    public Catalogue(Registry registry, OpenOrders orders) {
        this.registry = registry;
        this.orders = orders;
    }

    /// A device type as an operator enters it.
    public record NewType(String name, String description, boolean recoverUnknown) {}

    /// A firmware as an operator enters it, still without content.
    public record NewFirmware(
            FirmwareSerial serial,
            String version,
            DeviceTypeId typeId,
            Firmware.State state,
            String notes) {}

    /// What came of entering a firmware.
    public sealed interface Added {
        record Done(Firmware firmware) implements Added {}

        record UnknownType() implements Added {}

        /// The type has a firmware of that serial already.
        record SerialTaken() implements Added {}
    }

    /// What came of a change to a firmware.
    public sealed interface Changed {
        record Done(Firmware firmware) implements Changed {}

        /// It was like that before.
        record Already(Firmware firmware) implements Changed {}

        record Unknown() implements Changed {}

        /// The rules forbid it: `why`, for the operator.
        record Forbidden(String why) implements Changed {}
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

    /// All firmware, the newest first.
    public List<Firmware> firmware() {
        return registry
                .readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "from FirmwareRow order by createdAt desc, id desc",
                                        FirmwareRow.class)
                                .list())
                .stream()
                .map(FirmwareRow::firmware)
                .toList();
    }

    public Optional<Firmware> firmware(FirmwareId id) {
        return registry.readers()
                .read(session -> Optional.ofNullable(session.get(FirmwareRow.class, id.value())))
                .map(FirmwareRow::firmware);
    }

    /// The content has been stored, under its digest. The same again changes nothing; other content
    /// is forbidden, for devices may run what was there first.
    public Changed uploaded(FirmwareId id, Content content, Source source) {
        return change(
                id,
                (work, row) -> {
                    var known = row.firmware().content();
                    if (known != null) {
                        return known.equals(content)
                                ? new Changed.Already(row.firmware())
                                : new Changed.Forbidden(
                                        "it has other content, and content never changes");
                    }
                    row.sha256 = content.sha256().hex();
                    row.sizeBytes = content.sizeBytes();
                    work.record(CatalogueEvents.firmwareUploaded(row.firmware(), source));
                    wake(work, row);
                    return new Changed.Done(row.firmware());
                });
    }

    /// Moves a firmware along its life: draft → published → deprecated → revoked. Nothing leads
    /// back from revoked.
    public Changed move(FirmwareId id, Firmware.State state, Source source) {
        return change(
                id,
                (work, row) -> {
                    if (row.state == state) {
                        return new Changed.Already(row.firmware());
                    }
                    if (row.state == Firmware.State.REVOKED || state == Firmware.State.DRAFT) {
                        return new Changed.Forbidden(
                                "it is " + row.state + ", from which nothing leads to " + state);
                    }
                    row.state = state;
                    work.record(CatalogueEvents.firmwareMoved(row.firmware(), source));
                    if (state == Firmware.State.REVOKED) {
                        orders.takeBack(work, row, source);
                    }
                    wake(work, row);
                    return new Changed.Done(row.firmware());
                });
    }

    private Changed change(FirmwareId id, FirmwareChange change) {
        return registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    return work.firmware(id)
                            .map(row -> change.on(work, row))
                            .orElseGet(Changed.Unknown::new);
                });
    }

    /// What can be delivered has changed, so the loop looks at every connected device that should
    /// run it and decides anew. One statement, however many they are.
    private static void wake(Work work, FirmwareRow row) {
        var session = work.tx().session();
        session.flush();
        session.createMutationQuery(
                        "update DeviceRow set dueAt = :now where assignedFirmwareId = :firmware"
                                + " and dispatchedAt is null and driftSince is not null and link = ONLINE")
                .setParameter("now", work.now())
                .setParameter("firmware", row.id)
                .executeUpdate();
    }

    private interface FirmwareChange {
        Changed on(Work work, FirmwareRow row);
    }
}
