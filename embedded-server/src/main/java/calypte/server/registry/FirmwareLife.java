package calypte.server.registry;

import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.Firmware.Content;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.Provenance;
import calypte.model.firmware.TrustedKeys;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

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
        record Done(Catalogue.Entry entry) implements Changed {}

        /// It is never delivered again; `updating` devices were at taking it and are told to drop
        /// it.
        record Revoked(Catalogue.Entry entry, long updating) implements Changed {}

        /// It was like that before.
        record Already(Catalogue.Entry entry) implements Changed {}

        record Unknown() implements Changed {}

        /// The rules forbid it: `why`, for the operator.
        record Forbidden(String why) implements Changed {}

        /// Nobody who is trusted has signed that content for that firmware.
        record Untrusted() implements Changed {}
    }

    /// What came of taking a firmware out of the library.
    public sealed interface Removal {
        /// @param content what it had, which may be nobody's now
        record Done(@Nullable Digest content) implements Removal {}

        record Unknown() implements Removal {}

        /// Devices run it, or should; or, with no such device, a rollout still speaks of it.
        record InUse(long running, long assigned) implements Removal {}
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
                                ? new Changed.Already(entry(work, row))
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
                    return new Changed.Done(entry(work, row));
                });
    }

    /// Moves a firmware along its life: draft → published → deprecated → revoked. Nothing leads
    /// back from revoked.
    public Changed move(FirmwareId id, Firmware.State state, Source source) {
        var moved = change(id, (work, row) -> move(work, row, state, source));
        if (moved instanceof Changed.Revoked) {
            orders.takeBack(id, source);
        }
        return moved;
    }

    private static Changed move(Work work, FirmwareRow row, Firmware.State state, Source source) {
        if (row.state == state) {
            return state == Firmware.State.REVOKED
                    ? new Changed.Revoked(entry(work, row), 0)
                    : new Changed.Already(entry(work, row));
        }
        if (row.state == Firmware.State.REVOKED || state == Firmware.State.DRAFT) {
            return new Changed.Forbidden(
                    "it is " + row.state + ", from which nothing leads to " + state);
        }
        row.state = state;
        work.record(CatalogueEvents.firmwareMoved(row.firmware(), source));
        wake(work, row);
        return state == Firmware.State.REVOKED
                ? new Changed.Revoked(entry(work, row), updating(work, row))
                : new Changed.Done(entry(work, row));
    }

    /// Takes a firmware out of the library that no device runs or should run.
    public Removal remove(FirmwareId id, Source source) {
        try {
            return registry.writer()
                    .write(tx -> {
                        var work = Work.in(tx, registry);
                        return work.firmware(id)
                                .map(row -> remove(work, row, source))
                                .orElseGet(Removal.Unknown::new);
                    });
        } catch (ConstraintViolationException _) {
            return new Removal.InUse(0, 0);
        }
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

    private static Removal remove(Work work, FirmwareRow row, Source source) {
        var users = Headcount.in(work.tx()).users(row.id);
        if (!users.equals(Users.NONE)) {
            return new Removal.InUse(users.running(), users.assigned());
        }
        var firmware = row.firmware();
        work.record(CatalogueEvents.firmwareDeleted(firmware, source));
        work.tx().session().remove(row);
        work.tx().session().flush();
        return new Removal.Done(firmware.content() == null ? null : firmware.content().sha256());
    }

    private static Catalogue.Entry entry(Work work, FirmwareRow row) {
        return Catalogue.Entry.of(row, Headcount.in(work.tx()).users(row.id));
    }

    private static long updating(Work work, FirmwareRow row) {
        return work.tx()
                .session()
                .createSelectionQuery(
                        "select count(*) from DeviceRow where assignedFirmwareId = :firmware"
                                + " and dispatchedAt is not null",
                        Long.class)
                .setParameter("firmware", row.id)
                .getSingleResult();
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
