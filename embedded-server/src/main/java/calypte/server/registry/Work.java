package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.drift.Change;
import calypte.model.drift.DeviceFacts;
import calypte.model.drift.Policy;
import calypte.model.drift.Standing;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.FirmwareSerial;
import calypte.server.audit.AuditEvent;
import calypte.server.storage.Transaction;
import calypte.server.storage.Wanted;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.BatchSize;
import org.hibernate.query.QueryFlushMode;
import org.jspecify.annotations.Nullable;

/// The registry's side of one transaction: finds rows, puts standings, records events, and tells
/// the news after the commit. Every change of a device goes through [#put].
final class Work {

    private static final Wanted.Fetch BY_SERIAL =
            (tx, serials) ->
                    tx.session()
                            .createSelectionQuery(
                                    "from DeviceRow where serial in :serials", DeviceRow.class)
                            .setParameter("serials", serials)
                            .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                            .list();

    /// H2 holds each row that it finds against the whole list again: 500 at once took a sixth of
    /// the time of a bulk assignment.
    private static final BatchSize BATCH = new BatchSize(32);

    private final Registry registry;
    private final Transaction tx;
    private final AttemptLog attempts;
    private final Set<UUID> changed = new LinkedHashSet<>();
    private final Map<TypeAndSerial, Optional<FirmwareRow>> firmware = new HashMap<>();

    private Work(Registry registry, Transaction tx) {
        this.registry = registry;
        this.tx = tx;
        this.attempts = new AttemptLog(this, registry);
        tx.afterCommit(this::tell);
    }

    static Work in(Transaction tx, Registry registry) {
        return tx.companion(Work.class, () -> new Work(registry, tx));
    }

    /// Of a work that will ask for the device of that serial.
    static Wanted wanting(DeviceSerial serial) {
        return new Wanted(BY_SERIAL, serial.value());
    }

    Optional<DeviceRow> device(DeviceId id) {
        return Optional.ofNullable(tx.session().find(DeviceRow.class, id.value()));
    }

    /// Those of them that are there, fetched by few queries.
    List<DeviceRow> devices(List<UUID> ids) {
        return tx.session().findMultiple(DeviceRow.class, ids, BATCH).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    Optional<DeviceRow> device(DeviceSerial serial) {
        return tx.session()
                .bySimpleNaturalId(DeviceRow.class)
                .setSynchronizationEnabled(false)
                .loadOptional(serial.value());
    }

    Optional<FirmwareRow> firmware(FirmwareId id) {
        return Optional.ofNullable(tx.session().find(FirmwareRow.class, id.value()));
    }

    DeviceTypeRow type(UUID id) {
        return Objects.requireNonNull(tx.session().find(DeviceTypeRow.class, id));
    }

    Optional<DeviceTypeRow> anyType(UUID id) {
        return Optional.ofNullable(tx.session().find(DeviceTypeRow.class, id));
    }

    /// The firmware that devices of a type report as `serial`. Looked up once in a transaction: a
    /// group of registrations names few.
    Optional<FirmwareRow> firmware(UUID typeId, FirmwareSerial serial) {
        return firmware.computeIfAbsent(new TypeAndSerial(typeId, serial), this::find);
    }

    /// Some firmware of that serial, whichever type it belongs to.
    boolean isKnownElsewhere(FirmwareSerial serial) {
        return tx.session()
                .createSelectionQuery("from FirmwareRow where serial = :serial", FirmwareRow.class)
                .setParameter("serial", serial.value())
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .setMaxResults(1)
                .uniqueResultOptional()
                .isPresent();
    }

    Standing standing(DeviceRow row) {
        return row.standing(type(row.typeId).recoverUnknown);
    }

    DeviceFacts facts(DeviceRow row) {
        return facts(row, standing(row));
    }

    /// Stores where the device stands from now on, and what follows from it for the index.
    void put(DeviceRow row, Standing standing) {
        row.put(standing);
        var facts = facts(row, standing);
        row.index(facts, registry.policy());
        Participation.follow(this, row, facts);
        changed(row);
    }

    /// The same for a change, whose attempts that ended are kept.
    void put(DeviceRow row, Change change) {
        attempts.keep(row, change);
        put(row, change.next());
    }

    /// Takes the device out of the fleet.
    void remove(DeviceRow row) {
        tx.session().remove(row);
        changed(row);
    }

    /// Something of the device changed that its standing does not depend on.
    void changed(DeviceRow row) {
        changed(row.id);
    }

    void changed(UUID device) {
        changed.add(device);
    }

    void record(AuditEvent event) {
        registry.trail().record(tx, event);
    }

    Instant now() {
        return registry.now();
    }

    Policy policy() {
        return registry.policy();
    }

    RolloutBook rollouts() {
        return registry.rollouts();
    }

    Transaction tx() {
        return tx;
    }

    private DeviceFacts facts(DeviceRow row, Standing standing) {
        var target = standing.goal() == null ? null : target(standing.goal().firmware());
        return new DeviceFacts(
                row.enabled, standing, row.link, row.listening, target, row.obstacle());
    }

    private DeviceFacts.@Nullable Target target(FirmwareId id) {
        return firmware(id).map(FirmwareRow::target).orElse(null);
    }

    private Optional<FirmwareRow> find(TypeAndSerial key) {
        return tx.session()
                .createSelectionQuery(
                        "from FirmwareRow where typeId = :type and serial = :serial",
                        FirmwareRow.class)
                .setParameter("type", key.typeId())
                .setParameter("serial", key.serial().value())
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .uniqueResultOptional();
    }

    private void tell() {
        if (!changed.isEmpty()) {
            registry.news().changed(changed);
        }
    }

    private record TypeAndSerial(UUID typeId, FirmwareSerial serial) {}
}
