package calypte.server.rollout;

import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Reads rollouts for whoever looks at them.
public final class RolloutPages {

    private static final Duration LOOK_BACK = Duration.ofHours(1);

    private final Desk desk;

    RolloutPages(Desk desk) {
        this.desk = desk;
    }

    /// A rollout with what takes a closer look.
    record Detail(
            @JsonUnwrapped RolloutView rollout, List<Failure> failures, List<Minute> throughput) {}

    record Failure(String reason, long count) {}

    /// How many finished in a minute of the last hour.
    record Minute(Instant minute, long succeeded, long failed) {}

    record TargetView(
            UUID deviceId,
            String deviceSerial,
            int phase,
            TargetState state,
            @Nullable String reason,
            @Nullable UUID previousFirmwareId,
            @Nullable Instant finishedAt) {}

    record Page<T>(List<T> items, @Nullable String next) {}

    /// Which devices of a rollout are asked for.
    ///
    /// @param after goes on behind that device
    record Which(
            @Nullable Integer phase,
            @Nullable TargetState state,
            @Nullable String reason,
            @Nullable UUID after) {}

    Optional<RolloutView> one(UUID id) {
        return views(List.of(id)).stream().findFirst();
    }

    Optional<Detail> detail(UUID id) {
        return one(id).map(view ->
                desk.readers()
                        .read(session ->
                                new Detail(view, failures(session, id), throughput(session, id))));
    }

    /// The newest first; those before number `before`, if it is given.
    Page<RolloutView> page(@Nullable RolloutState state, @Nullable Long before, int limit) {
        return desk.readers()
                .read(session -> {
                    var query =
                            session.createSelectionQuery(
                                            "from RolloutRow where number < :before"
                                                    + (state == null ? "" : " and state = :state")
                                                    + " order by number desc",
                                            RolloutRow.class)
                                    .setParameter(
                                            "before", before == null ? Long.MAX_VALUE : before)
                                    .setMaxResults(limit + 1);
                    if (state != null) {
                        query.setParameter("state", state);
                    }
                    var rows = query.list();
                    var shown = rows.subList(0, Math.min(limit, rows.size()));
                    var next = rows.size() > limit ? Long.toString(shown.getLast().number) : null;
                    return new Page<>(views(session, shown), next);
                });
    }

    /// The rollouts of those ids that are there, in no order.
    public List<?> of(Collection<UUID> ids) {
        return views(ids);
    }

    Page<TargetView> devices(UUID rollout, Which which, int limit) {
        var conditions = new ArrayList<>(List.of("rolloutId = :rollout"));
        var values = new LinkedHashMap<String, Object>(Map.of("rollout", rollout));
        add(conditions, values, "phase", "=", which.phase());
        add(conditions, values, "state", "=", which.state());
        add(conditions, values, "reason", "=", which.reason());
        add(conditions, values, "deviceId", ">", which.after());
        return desk.readers()
                .read(session -> {
                    var query =
                            session.createSelectionQuery(
                                            "from TargetRow where "
                                                    + String.join(" and ", conditions)
                                                    + " order by deviceId",
                                            TargetRow.class)
                                    .setMaxResults(limit + 1);
                    values.forEach(query::setParameter);
                    var rows = query.list();
                    var shown = rows.subList(0, Math.min(limit, rows.size()));
                    var next = rows.size() > limit ? shown.getLast().deviceId.toString() : null;
                    return new Page<>(shown.stream().map(RolloutPages::view).toList(), next);
                });
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> values,
            String field,
            String sign,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(field + " " + sign + " :" + field);
            values.put(field, value);
        }
    }

    List<RolloutView> views(Collection<UUID> ids) {
        return desk.readers()
                .read(session ->
                        views(
                                session,
                                session.createSelectionQuery(
                                                "from RolloutRow where id in (:ids)",
                                                RolloutRow.class)
                                        .setParameter("ids", ids)
                                        .list()));
    }

    private List<RolloutView> views(StatelessSession session, List<RolloutRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var phases =
                session
                        .createSelectionQuery(
                                "from PhaseRow where rolloutId in (:ids) order by number",
                                PhaseRow.class)
                        .setParameter("ids", rows.stream().map(row -> row.id).toList())
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(phase -> phase.rolloutId));
        var now = desk.now();
        return rows.stream()
                .map(row -> RolloutView.of(row, phases.getOrDefault(row.id, List.of()), now))
                .toList();
    }

    private static List<Failure> failures(StatelessSession session, UUID rollout) {
        return session.createSelectionQuery(
                        "select coalesce(reason, 'UNKNOWN'), count(*) from TargetRow"
                                + " where rolloutId = :rollout and state = FAILED"
                                + " group by coalesce(reason, 'UNKNOWN') order by count(*) desc",
                        Failure.class)
                .setParameter("rollout", rollout)
                .list();
    }

    private List<Minute> throughput(StatelessSession session, UUID rollout) {
        return session.createSelectionQuery(
                        "select trunc(finishedAt, minute),"
                                + " sum(case when state = SUCCEEDED then 1 else 0 end),"
                                + " sum(case when state = FAILED then 1 else 0 end)"
                                + " from TargetRow where rolloutId = :rollout and finishedAt > :since"
                                + " and state in (SUCCEEDED, FAILED)"
                                + " group by trunc(finishedAt, minute)"
                                + " order by trunc(finishedAt, minute)",
                        Minute.class)
                .setParameter("rollout", rollout)
                .setParameter("since", desk.now().minus(LOOK_BACK))
                .list();
    }

    private static TargetView view(TargetRow row) {
        return new TargetView(
                row.deviceId,
                row.deviceSerial,
                row.phase,
                row.state,
                row.reason,
                row.previousFirmwareId,
                row.finishedAt);
    }
}
