package calypte.server.registry;

import calypte.model.firmware.Firmware;
import calypte.model.firmware.Firmware.Content;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.Provenance;
import calypte.model.firmware.TrustedKeys;
import java.util.Optional;

/// What happens to a firmware after it was entered: it gets its content, and moves from draft to
/// revoked.
public final class FirmwareLife {

    private final Registry registry;
    private final OpenOrders orders;
    private final Vouching vouching;

    public FirmwareLife(Registry registry, OpenOrders orders, TrustedKeys keys) {
        this.registry = registry;
        this.orders = orders;
        this.vouching = new Vouching(keys);
    }

    /// What came of a change to a firmware.
    public sealed interface Changed {
        record Done(Firmware firmware) implements Changed {}

        /// It was like that before.
        record Already(Firmware firmware) implements Changed {}

        record Unknown() implements Changed {}

        /// The rules forbid it: `why`, for the operator.
        record Forbidden(String why) implements Changed {}

        /// Nobody who is trusted has signed that content for that firmware.
        record Untrusted() implements Changed {}
    }

    /// Whether that content may become this firmware's: asked before it is kept, so that nothing is
    /// kept that nobody vouches for.
    public boolean mayHave(FirmwareId id, Content content) {
        return registry.readers()
                .read(session -> {
                    var row = session.get(FirmwareRow.class, id.value());
                    return row == null
                            ? Optional.<Provenance>empty()
                            : Optional.of(
                                    vouching.judge(
                                            row,
                                            session.get(DeviceTypeRow.class, row.typeId).name,
                                            content));
                })
                .filter(Provenance::withheld)
                .isEmpty();
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
                    var judged = vouching.judge(row, work.type(row.typeId).name, content);
                    if (judged.withheld()) {
                        return new Changed.Untrusted();
                    }
                    row.sha256 = content.sha256().hex();
                    row.sizeBytes = content.sizeBytes();
                    row.put(judged);
                    work.record(CatalogueEvents.firmwareUploaded(row.firmware(), source));
                    wake(work, row);
                    return new Changed.Done(row.firmware());
                });
    }

    /// Moves a firmware along its life: draft → published → deprecated → revoked. Nothing leads
    /// back from revoked.
    public Changed move(FirmwareId id, Firmware.State state, Source source) {
        var moved = change(id, (work, row) -> move(work, row, state, source));
        if (state == Firmware.State.REVOKED && moved instanceof Changed.Done) {
            orders.takeBack(id, source);
        }
        return moved;
    }

    private static Changed move(Work work, FirmwareRow row, Firmware.State state, Source source) {
        if (row.state == state) {
            return new Changed.Already(row.firmware());
        }
        if (row.state == Firmware.State.REVOKED || state == Firmware.State.DRAFT) {
            return new Changed.Forbidden(
                    "it is " + row.state + ", from which nothing leads to " + state);
        }
        row.state = state;
        work.record(CatalogueEvents.firmwareMoved(row.firmware(), source));
        wake(work, row);
        return new Changed.Done(row.firmware());
    }

    /// Judges all content by the keys that are trusted now: they may be others than when it was
    /// uploaded. To be done before anything is delivered.
    public void judgeAll() {
        registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    tx.session()
                            .createSelectionQuery(
                                    "from FirmwareRow where sha256 is not null", FirmwareRow.class)
                            .list()
                            .forEach(row -> judge(work, row));
                    return tx;
                });
    }

    private void judge(Work work, FirmwareRow row) {
        var firmware = row.firmware();
        var content = firmware.content();
        if (content == null) {
            return;
        }
        var judged = vouching.judge(row, work.type(row.typeId).name, content);
        if (judged.equals(firmware.provenance())) {
            return;
        }
        row.put(judged);
        work.record(CatalogueEvents.firmwareJudged(row.firmware()));
        wake(work, row);
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

    /// What can be delivered has changed, so the loop looks at every device that still has to take
    /// it, or is at taking what it should not, and decides anew. One statement, however many.
    private static void wake(Work work, FirmwareRow row) {
        var session = work.tx().session();
        session.flush();
        var which = row.target().isDeliverable() ? " and dispatchedAt is null" : "";
        session.createMutationQuery(
                        "update DeviceRow set dueAt = :now where assignedFirmwareId = :firmware"
                                + " and driftSince is not null"
                                + which)
                .setParameter("now", work.now())
                .setParameter("firmware", row.id)
                .executeUpdate();
    }

    private interface FirmwareChange {
        Changed on(Work work, FirmwareRow row);
    }
}
