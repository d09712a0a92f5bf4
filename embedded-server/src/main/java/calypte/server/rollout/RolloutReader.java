package calypte.server.rollout;

import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.Course;
import calypte.model.rollout.RolloutState;
import calypte.server.registry.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Reads what the engine goes by. A round costs what is active, not what there ever was, and
/// nothing here counts devices.
final class RolloutReader {

    private static final String PLANNED =
            "select deviceId, phase from TargetRow where rolloutId = :rollout and state = PLANNED";

    private final Desk desk;

    RolloutReader(Desk desk) {
        this.desk = desk;
    }

    record Active(UUID id, RolloutState state) {}

    /// Those that may want something: running, paused, or ended and not settled.
    List<Active> active() {
        return desk.readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select id, state from RolloutRow where state in (RUNNING, PAUSED)"
                                                + " or (state in (FINISHED, ABORTED) and settled = false)"
                                                + " order by number",
                                        Active.class)
                                .list());
    }

    /// Those whose start was cut short.
    List<UUID> halfStarted() {
        return desk.readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select id from RolloutRow where state = READY and settled = false",
                                        UUID.class)
                                .list());
    }

    /// A rollout as it stands, if there is one of that id.
    Optional<Course> course(UUID rollout) {
        return read(
                rollout,
                (row, phases) -> {
                    var firmware = new FirmwareId(row.firmwareId);
                    var deliverable =
                            desk.registered()
                                    .catalogue()
                                    .firmware(firmware)
                                    .map(Firmware::isDeliverable)
                                    .orElse(false);
                    return row.course(phases, deliverable);
                });
    }

    /// How many of its devices it is worth asking for, at most `most`.
    int room(UUID rollout, int most, Instant now) {
        return read(
                        rollout,
                        (row, phases) ->
                                row.limits().room(row.course(phases, true), row.pace(), now, most))
                .orElse(0);
    }

    /// All devices that are planned, in the order of their identifiers: what is claimed together
    /// then lies together.
    List<Place> planned(UUID rollout) {
        return desk.readers()
                .read(session ->
                        session.createSelectionQuery(PLANNED + " order by deviceId", Place.class)
                                .setParameter("rollout", rollout)
                                .list());
    }

    List<Place> planned(SharedSessionContract session, UUID rollout, int most) {
        return session.createSelectionQuery(PLANNED, Place.class)
                .setParameter("rollout", rollout)
                .setMaxResults(most)
                .list();
    }

    List<UUID> planned(SharedSessionContract session, UUID rollout, int phase, int most) {
        return session.createSelectionQuery(
                        "select deviceId from TargetRow where rolloutId = :rollout and state = PLANNED"
                                + " and phase = :phase order by deviceId",
                        UUID.class)
                .setParameter("rollout", rollout)
                .setParameter("phase", phase)
                .setMaxResults(most)
                .list();
    }

    /// The devices that failed; for one reason, if it is given.
    List<Place> failed(UUID rollout, @Nullable String reason) {
        var query =
                "select deviceId, phase from TargetRow where rolloutId = :rollout and state = FAILED"
                        + (reason == null ? "" : " and coalesce(reason, 'UNKNOWN') = :reason")
                        + " order by phase, deviceId";
        return desk.readers()
                .read(session -> {
                    var failed =
                            session.createSelectionQuery(query, Place.class)
                                    .setParameter("rollout", rollout);
                    if (reason != null) {
                        failed.setParameter("reason", reason);
                    }
                    return failed.list();
                });
    }

    <T> Optional<T> read(UUID rollout, BiFunction<RolloutRow, List<PhaseRow>, T> look) {
        var found =
                desk.readers()
                        .read(session ->
                                Optional.ofNullable(session.get(RolloutRow.class, rollout))
                                        .map(row ->
                                                new Ledger.Opened(row, phases(session, rollout))));
        return found.map(it -> look.apply(it.row(), it.phases()));
    }

    static List<PhaseRow> phases(StatelessSession session, UUID rollout) {
        return session.createSelectionQuery(
                        "from PhaseRow where rolloutId = :rollout order by number", PhaseRow.class)
                .setParameter("rollout", rollout)
                .list();
    }
}
