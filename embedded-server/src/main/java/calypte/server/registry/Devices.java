package calypte.server.registry;

import calypte.model.device.Activity;
import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.device.Link;
import calypte.model.device.SharedKey;
import calypte.model.device.Sync;
import calypte.model.drift.Standing;
import calypte.model.rollout.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/// What operators do with single devices: enter, shut out, let in, give a fresh key, take away.
public final class Devices {

    private final Registry registry;
    private final KeyDigests digests;
    private final Sessions sessions;
    private final Views views;
    private final OpenOrders orders;

    public Devices(
            Registry registry,
            KeyDigests digests,
            Sessions sessions,
            Views views,
            OpenOrders orders) {
        this.registry = registry;
        this.digests = digests;
        this.sessions = sessions;
        this.views = views;
        this.orders = orders;
    }

    /// A device and its key: the one time that the key is shown.
    public record WithKey(DeviceView device, SharedKey key) {}

    /// What came of entering devices: all of them, or none and why.
    public sealed interface Entered {
        record All(List<WithKey> devices) implements Entered {}

        record None(List<Refusal> refusals) implements Entered {}
    }

    /// Why one of the devices could not be entered.
    ///
    /// @param index its place in what was asked for
    public record Refusal(int index, Reason reason) {
        /// What is wrong with a device that is well-formed.
        public enum Reason {
            SERIAL_TAKEN,
            UNKNOWN_TYPE,
            UNKNOWN_FIRMWARE,
            FIRMWARE_OF_OTHER_TYPE,
            FIRMWARE_NOT_ASSIGNABLE
        }
    }

    /// Enters all of `asked`, or none of them.
    public Entered enter(List<NewDevice> asked, Source source) {
        try {
            return registry.writer().write(tx -> enter(Work.in(tx, registry), asked, source));
        } catch (ConstraintViolationException e) {
            // Somebody else entered one of the serials at the same moment: now it can be seen.
            return registry.writer().write(tx -> enter(Work.in(tx, registry), asked, source));
        }
    }

    /// Why some of `asked` could not be entered as things are; nothing is changed.
    List<Refusal> examine(List<NewDevice> asked) {
        return registry.writer().write(tx -> refusals(Work.in(tx, registry), asked));
    }

    /// A key of 256 fresh random bits; the old one is void, and the session it opened is cut.
    public Optional<WithKey> rekey(DeviceId id, Source source) {
        var key = SharedKey.generate(registry.random());
        var changed =
                change(
                        id,
                        (work, row) -> {
                            row.keyDigest = digests.of(key);
                            row.version++;
                            work.put(row, work.standing(row).rekeyed());
                            work.record(DeviceEvents.rekeyed(row, work.type(row.typeId), source));
                            return views.of(work, row);
                        });
        changed.ifPresent(this::cut);
        return changed.map(device -> new WithKey(device, key));
    }

    /// Shuts the device out: no login, no order, and a live session is cut.
    public Optional<DeviceView> disable(DeviceId id, Source source) {
        var changed = change(id, (work, row) -> enable(work, row, false, source));
        changed.ifPresent(this::cut);
        return changed;
    }

    /// Lets the device in again.
    public Optional<DeviceView> enable(DeviceId id, Source source) {
        return change(id, (work, row) -> enable(work, row, true, source));
    }

    /// Takes the device out of the fleet. Its audit trail stays.
    public boolean delete(DeviceId id, Source source) {
        var gone =
                change(
                        id,
                        (work, row) -> {
                            work.record(DeviceEvents.deleted(row, work.type(row.typeId), source));
                            var view = views.of(work, row);
                            Participation.leave(work, row, TargetState.SKIPPED, "DELETED");
                            work.remove(row);
                            return view;
                        });
        gone.ifPresent(this::cut);
        return gone.isPresent();
    }

    private DeviceView enable(Work work, DeviceRow row, boolean enabled, Source source) {
        if (row.enabled != enabled) {
            var change = work.standing(row).cancelled("the device was disabled");
            orders.withdraw(work, row, change);
            row.enabled = enabled;
            row.version++;
            work.put(row, change);
            var type = work.type(row.typeId);
            work.record(DeviceEvents.enabled(row, type, enabled, source));
            UpdateEvents.happened(row, type, change, source).forEach(work::record);
        }
        return views.of(work, row);
    }

    private Optional<DeviceView> change(DeviceId id, Change change) {
        return registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    return work.device(id).map(row -> change.on(work, row));
                });
    }

    private void cut(DeviceView device) {
        sessions.cut(new DeviceSerial(device.deviceSerial()));
    }

    private Entered enter(Work work, List<NewDevice> asked, Source source) {
        var refusals = refusals(work, asked);
        if (!refusals.isEmpty()) {
            return new Entered.None(refusals);
        }
        return new Entered.All(asked.stream().map(device -> enter(work, device, source)).toList());
    }

    private List<Refusal> refusals(Work work, List<NewDevice> asked) {
        var taken = taken(work, asked);
        var refusals = new ArrayList<Refusal>();
        for (var i = 0; i < asked.size(); i++) {
            var index = i;
            why(work, asked.get(i), taken).ifPresent(it -> refusals.add(new Refusal(index, it)));
        }
        return refusals;
    }

    /// `taken` grows by each serial that is asked for, so that the second of two alike is refused.
    private Optional<Refusal.Reason> why(Work work, NewDevice device, Set<String> taken) {
        if (!taken.add(device.serial().value())) {
            return Optional.of(Refusal.Reason.SERIAL_TAKEN);
        }
        if (work.anyType(device.typeId().value()).isEmpty()) {
            return Optional.of(Refusal.Reason.UNKNOWN_TYPE);
        }
        if (device.firmwareId() == null) {
            return Optional.empty();
        }
        var firmware = work.firmware(device.firmwareId());
        if (firmware.isEmpty()) {
            return Optional.of(Refusal.Reason.UNKNOWN_FIRMWARE);
        }
        if (!firmware.get().typeId.equals(device.typeId().value())) {
            return Optional.of(Refusal.Reason.FIRMWARE_OF_OTHER_TYPE);
        }
        return firmware.get().firmware().isAssignable()
                ? Optional.empty()
                : Optional.of(Refusal.Reason.FIRMWARE_NOT_ASSIGNABLE);
    }

    private static Set<String> taken(Work work, List<NewDevice> asked) {
        if (asked.size() == 1) {
            var serial = asked.getFirst().serial();
            return work.device(serial).stream().map(row -> row.serial).collect(Collectors.toSet());
        }
        var serials = asked.stream().map(device -> device.serial().value()).toList();
        return work.tx()
                .session()
                .createSelectionQuery(
                        "select serial from DeviceRow where serial in :serials", String.class)
                .setParameter("serials", serials)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    private WithKey enter(Work work, NewDevice asked, Source source) {
        var key = Optional.ofNullable(asked.sharedKey()).orElseGet(this::freshKey);
        var row = row(work, asked, key);
        work.tx().session().persist(row);
        work.record(DeviceEvents.created(row, work.type(row.typeId), source));
        return new WithKey(views.of(work, row), key);
    }

    private SharedKey freshKey() {
        return SharedKey.generate(registry.random());
    }

    private DeviceRow row(Work work, NewDevice asked, SharedKey key) {
        var row = new DeviceRow();
        row.id = registry.freshId();
        row.serial = asked.serial().value();
        row.typeId = asked.typeId().value();
        row.name = asked.name();
        row.tags = String.join(" ", asked.tags());
        row.attributes = Attributes.write(asked.attributes());
        row.notes = asked.notes();
        row.enabled = true;
        row.keyDigest = digests.of(key);
        row.createdAt = work.now();
        row.version = 1;
        row.link = Link.NEVER_SEEN;
        row.sync = Sync.NEVER_SEEN;
        row.activity = Activity.IDLE;
        var recoverUnknown = work.type(row.typeId).recoverUnknown;
        work.put(row, Standing.expected(asked.firmwareId(), registry.freshNeed(), recoverUnknown));
        return row;
    }

    private interface Change {
        DeviceView on(Work work, DeviceRow row);
    }
}
