package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.drift.Change;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.registration.RegistrationReply;
import calypte.model.registration.RegistrationReply.AssignedFirmware;
import calypte.model.update.CancelOrder;
import calypte.model.update.Progress;
import calypte.model.update.UpdateOrder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The orders that devices have, or will get: dispatched here and nowhere else, at most one open
/// for each device.
public final class OpenOrders {

    /// How long a device may stay silent when nothing is wanted of it.
    private static final Duration CALM = Duration.ofMinutes(5);

    /// Devices changed in one transaction.
    private static final int CHUNK = 500;

    private final Registry registry;
    private final Repeats repeats;
    private final Orders out;
    private final Supplier<URI> deviceUrl;

    /// `deviceUrl` is the address that orders tell devices to fetch from; asked for each order, for
    /// a listener on any free port knows it only once it is open.
    public OpenOrders(Registry registry, Repeats repeats, Orders out, Supplier<URI> deviceUrl) {
        this.registry = registry;
        this.repeats = repeats;
        this.out = out;
        this.deviceUrl = deviceUrl;
    }

    /// A device that needs something of the platform since `at`.
    public record Due(DeviceId id, Instant at) {}

    /// Devices that need something of the platform by now, the longest waiting first; those that
    /// come behind `after`, if it is given.
    public List<Due> due(int most, @Nullable Due after) {
        var now = registry.now();
        var last = after == null ? new Due(new DeviceId(new UUID(0, 0)), Instant.EPOCH) : after;
        return registry
                .readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select id, dueAt from DeviceRow where dueAt >= :at and dueAt <= :now"
                                                + " and (dueAt > :at or id > :id)"
                                                + " order by dueAt, id",
                                        DueRow.class)
                                .setParameter("now", now)
                                .setParameter("at", last.at())
                                .setParameter("id", last.id().value())
                                .setMaxResults(most)
                                .list())
                .stream()
                .map(row -> new Due(new DeviceId(row.id()), row.dueAt()))
                .toList();
    }

    /// Does what a due device needs: ends an attempt whose deadline has passed, or dispatches the
    /// next. The order, if there is one, is committed and wants to be sent.
    public Optional<UpdateOrder> attend(DeviceId id) {
        return registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    return work.device(id).flatMap(row -> attend(work, row));
                });
    }

    /// A device said how far it has come.
    public void progressed(DeviceSerial serial, Progress word, Source source) {
        registry.writer()
                .write(
                        Work.wanting(serial),
                        tx -> {
                            var work = Work.in(tx, registry);
                            work.device(serial)
                                    .ifPresent(row -> progressed(work, row, word, source));
                            return word;
                        });
    }

    private Optional<UpdateOrder> attend(Work work, DeviceRow row) {
        Participation.unpark(row);
        settle(work, row, Source.INSIDE);
        var facts = work.facts(row);
        var at = facts.isThere() ? facts.orderableAt(registry.policy()) : null;
        return at == null || at.isAfter(work.now()) ? Optional.empty() : dispatch(work, row);
    }

    /// Ends what is over: an attempt that is wanted no longer or fell silent, a quarantine.
    private void settle(Work work, DeviceRow row, Source source) {
        var standing = work.standing(row);
        var change =
                work.facts(row).isTakenBack()
                        ? standing.cancelled(whyTakenBack(assignedRow(work, row)))
                        : standing.expired(work.now(), registry.policy(), registry.random());
        withdraw(work, row, change);
        work.put(row, change);
        tell(work, row, change, source);
    }

    private static String whyTakenBack(FirmwareRow firmware) {
        return firmware.state == Firmware.State.REVOKED
                ? "the firmware was revoked"
                : "nobody who is trusted has signed the firmware";
    }

    private void progressed(Work work, DeviceRow row, Progress word, Source source) {
        var before = work.standing(row);
        var change = before.progressed(word, work.now(), registry.policy(), registry.random());
        if (!change.isNewsTo(before) && !repeats.isProgressTold(work, row)) {
            return;
        }
        var why = change.ignored();
        var type = work.type(row.typeId);
        if (why.isPresent()) {
            work.record(UpdateEvents.progressIgnored(row, type, word, why.get(), source));
            return;
        }
        work.put(row, change);
        work.record(UpdateEvents.progressed(row, type, word, source));
        tell(work, row, change, source);
    }

    private void tell(Work work, DeviceRow row, Change change, Source source) {
        UpdateEvents.happened(row, work.type(row.typeId), change, source).forEach(work::record);
    }

    /// After the commit, a device whose attempt ended by `change` is told to drop it.
    void withdraw(Work work, DeviceRow row, Change change) {
        var serial = row.deviceSerial();
        for (var happening : change.happenings()) {
            if (happening instanceof Change.Happening.Ended(var update, _, _, var setback)) {
                var cancel = new CancelOrder(update.value(), setback.detail());
                work.tx().afterCommit(() -> out.cancel(serial, cancel));
            }
        }
    }

    /// The firmware is not to be delivered any more: whoever is at taking it is told to drop it,
    /// some at a time, so that registrations go on in between. What a crash leaves, the loop does.
    void takeBack(FirmwareId revoked, Source source) {
        var some = underWay(revoked);
        while (!some.isEmpty()) {
            var ids = some;
            registry.writer()
                    .write(tx -> {
                        var work = Work.in(tx, registry);
                        work.devices(ids).forEach(row -> settle(work, row, source));
                        return ids;
                    });
            some = underWay(revoked);
        }
    }

    private List<UUID> underWay(FirmwareId firmware) {
        return registry.readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select id from DeviceRow where assignedFirmwareId = :firmware"
                                                + " and dispatchedAt is not null",
                                        UUID.class)
                                .setParameter("firmware", firmware.value())
                                .setMaxResults(CHUNK)
                                .list());
    }

    /// What a device hears once its registration is committed: with the open order, or with the one
    /// that is due by now, dispatched in the same transaction.
    RegistrationReply reply(
            Work work, DeviceRow row, List<String> warnings, @Nullable Boolean stale) {
        var now = work.now();
        if (work.facts(row).isTakenBack()) {
            settle(work, row, Source.INSIDE);
        }
        if (Participation.unpark(row)) {
            work.put(row, work.standing(row));
        }
        var orderableAt = work.facts(row).orderableAt(registry.policy());
        var isDue = orderableAt != null && !orderableAt.isAfter(now);
        var order = (isDue ? dispatch(work, row) : open(work, row)).orElse(null);
        return new RegistrationReply(
                row.id,
                row.serial,
                now,
                work.facts(row).sync(),
                assigned(work, row),
                order,
                registerAgainIn(orderableAt, now).toSeconds(),
                warnings,
                stale);
    }

    /// Empty if the device's rollout does not let it be ordered now.
    private Optional<UpdateOrder> dispatch(Work work, DeviceRow row) {
        if (!Participation.mayBeOrdered(work, row)) {
            return Optional.empty();
        }
        row.undoable = false;
        work.put(row, work.standing(row).dispatched(registry.policy(), work.now()));
        var order = open(work, row).orElseThrow();
        work.record(UpdateEvents.dispatched(row, work.type(row.typeId), order));
        return Optional.of(order);
    }

    private Optional<UpdateOrder> open(Work work, DeviceRow row) {
        if (row.dispatchedAt == null || row.assignedFirmwareId == null) {
            return Optional.empty();
        }
        return Optional.of(
                new UpdateOrder(
                        Objects.requireNonNull(row.updateId),
                        row.id,
                        row.serial,
                        image(assignedRow(work, row)),
                        row.attempts,
                        Objects.requireNonNull(row.deadline),
                        new UpdateOrder.Meta(
                                work.type(row.typeId).name, DeviceRow.split(row.tags))));
    }

    private UpdateOrder.Image image(FirmwareRow firmware) {
        return new UpdateOrder.Image(
                firmware.id,
                firmware.serial,
                firmware.version,
                Objects.requireNonNull(firmware.sizeBytes),
                Objects.requireNonNull(firmware.sha256),
                deviceUrl.get() + "/firmware/" + firmware.id + "/content",
                firmware.sequence,
                firmware.signature);
    }

    private static @Nullable AssignedFirmware assigned(Work work, DeviceRow row) {
        if (row.assignedFirmwareId == null) {
            return null;
        }
        var firmware = assignedRow(work, row);
        return new AssignedFirmware(firmware.id, firmware.serial, firmware.version);
    }

    private static FirmwareRow assignedRow(Work work, DeviceRow row) {
        return Objects.requireNonNull(
                work.tx().session().find(FirmwareRow.class, row.assignedFirmwareId));
    }

    /// A device that speaks HTTP only learns of an order when it registers, so it is asked back for
    /// the moment when one becomes due.
    private static Duration registerAgainIn(@Nullable Instant orderableAt, Instant now) {
        if (orderableAt == null || !orderableAt.isAfter(now)) {
            return CALM;
        }
        var wait = Duration.between(now, orderableAt).plusSeconds(1);
        return wait.compareTo(CALM) < 0 ? wait : CALM;
    }

    private record DueRow(UUID id, Instant dueAt) {}
}
