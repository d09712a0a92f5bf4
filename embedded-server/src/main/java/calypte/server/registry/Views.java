package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.drift.DeviceFacts;
import calypte.model.drift.Explanation;
import calypte.server.registry.DeviceView.RolloutPart;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Shows devices: rows and what is behind them become [DeviceView]s, each with its explanation.
public final class Views {

    private final Registry registry;

    public Views(Registry registry) {
        this.registry = registry;
    }

    DeviceView of(Work work, DeviceRow row) {
        return view(work.tx().session(), row, work.facts(row));
    }

    /// Reads what the devices refer to once for all of them.
    List<DeviceView> of(StatelessSession session, List<DeviceRow> rows) {
        var firmware =
                byId(
                        session,
                        FirmwareRow.class,
                        rows.stream().map(row -> row.assignedFirmwareId),
                        row -> row.id);
        var types =
                byId(
                        session,
                        DeviceTypeRow.class,
                        rows.stream().map(row -> row.typeId),
                        row -> row.id);
        return rows.stream().map(row -> view(session, row, facts(row, firmware, types))).toList();
    }

    /// The devices of those ids that are there, in no order.
    public List<DeviceView> of(Collection<UUID> ids) {
        return registry.readers()
                .read(session ->
                        of(
                                session,
                                session.createSelectionQuery(
                                                "from DeviceRow where id in :ids", DeviceRow.class)
                                        .setParameter("ids", ids)
                                        .list()));
    }

    /// A device and why it is where it is.
    record Explained(UUID id, String serial, Explanation explanation) {}

    /// Empty if there is no such device.
    Optional<Explained> explained(DeviceId id) {
        return registry.readers()
                .read(session ->
                        Optional.ofNullable(session.get(DeviceRow.class, id.value()))
                                .map(row -> explained(session, row)));
    }

    private Explained explained(StatelessSession session, DeviceRow row) {
        var firmware =
                byId(
                        session,
                        FirmwareRow.class,
                        Stream.ofNullable(row.assignedFirmwareId),
                        it -> it.id);
        var types = byId(session, DeviceTypeRow.class, Stream.of(row.typeId), it -> it.id);
        var facts = facts(row, firmware, types);
        var explanation = Explanation.of(facts, registry.policy(), registry.now());
        return new Explained(row.id, row.serial, explanation);
    }

    private static DeviceFacts facts(
            DeviceRow row, Map<UUID, FirmwareRow> firmware, Map<UUID, DeviceTypeRow> types) {
        var type = Objects.requireNonNull(types.get(row.typeId));
        var assigned = row.assignedFirmwareId == null ? null : firmware.get(row.assignedFirmwareId);
        return new DeviceFacts(
                row.enabled,
                row.standing(type.recoverUnknown),
                row.link,
                row.listening,
                assigned == null ? null : assigned.target(),
                row.obstacle());
    }

    private @Nullable RolloutPart rollout(SharedSessionContract session, DeviceRow row) {
        return row.rolloutId == null || row.rolloutPhase == null || row.rolloutState == null
                ? null
                : new RolloutPart(
                        row.rolloutId,
                        registry.rollouts().name(session, row.rolloutId),
                        row.rolloutPhase,
                        row.rolloutState);
    }

    private DeviceView view(SharedSessionContract session, DeviceRow row, DeviceFacts facts) {
        return new DeviceView(
                row.id,
                row.serial,
                row.typeId,
                row.name,
                DeviceRow.split(row.tags),
                Attributes.read(row.attributes),
                row.notes,
                row.enabled,
                row.assignedFirmwareId,
                row.currentFirmwareId,
                row.reportedFirmwareSerial,
                row.registeredAt,
                row.driftSince,
                Explanation.status(facts, registry.policy(), registry.now()),
                row.attempts,
                row.nextAttemptAt,
                UpdateView.of(facts, registry.policy()),
                facts.standing().restraints().hold(),
                facts.standing().restraints().quarantine(),
                row.assignmentId,
                rollout(session, row),
                row.createdAt,
                row.version);
    }

    private static <T> Map<UUID, T> byId(
            StatelessSession session, Class<T> entity, Stream<UUID> ids, Function<T, UUID> id) {
        var wanted = ids.filter(Objects::nonNull).distinct().toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return session
                .createSelectionQuery(
                        "from " + entity.getSimpleName() + " where id in :ids", entity)
                .setParameter("ids", wanted)
                .list()
                .stream()
                .collect(Collectors.toMap(id, Function.identity()));
    }
}
