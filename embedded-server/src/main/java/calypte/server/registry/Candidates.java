package calypte.server.registry;

import calypte.model.device.Link;
import calypte.model.firmware.FirmwareId;
import calypte.server.registry.Assignments.Wish;
import calypte.server.storage.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/// Looks beforehand at devices that may be assigned something: many at once, without touching them.
public final class Candidates {

    /// H2 holds each row that it finds against the whole list.
    private static final int CHUNK = 64;

    private static final String SELECT =
            "select e.id, e.serial, e.tags, e.typeId, e.assignedFirmwareId, e.currentFirmwareId,"
                    + " e.enabled, e.held, e.link, e.rolloutId from DeviceRow e where ";

    private final Registry registry;

    public Candidates(Registry registry) {
        this.registry = registry;
    }

    /// What an assignment would do to one device.
    ///
    /// @param rollout the one it belongs to already; null if it is free
    public record Candidate(
            UUID id, String serial, List<String> tags, Fate fate, @Nullable UUID rollout) {

        /// The same once its rollout has let it go.
        public Candidate free() {
            return new Candidate(id, serial, tags, fate, null);
        }
    }

    /// Those that match a filter.
    ///
    /// @throws IllegalArgumentException in words for the caller, if the filter is wrong
    public List<Candidate> matching(@Nullable String filter, Wish wish) {
        var which = Filter.parse(filter, DeviceColumns.FIELDS, registry.now());
        return read(wish, session -> which.bind(query(session, which.condition())).list());
    }

    /// Those of `ids` that are there, and match the filter if there is one.
    public List<Candidate> among(List<UUID> ids, @Nullable String filter, Wish wish) {
        var which = Filter.parse(filter, DeviceColumns.FIELDS, registry.now());
        return read(
                wish,
                session -> {
                    var found = new ArrayList<Seen>();
                    for (var from = 0; from < ids.size(); from += CHUNK) {
                        var some = ids.subList(from, Math.min(from + CHUNK, ids.size()));
                        var condition = "e.id in (:some) and " + which.condition();
                        found.addAll(
                                which.bind(query(session, condition))
                                        .setParameter("some", some)
                                        .list());
                    }
                    return found;
                });
    }

    private static SelectionQuery<Seen> query(StatelessSession session, String condition) {
        return session.createSelectionQuery(SELECT + condition, Seen.class);
    }

    private List<Candidate> read(Wish wish, Query query) {
        return registry.readers()
                .read(session -> {
                    var target = session.get(FirmwareRow.class, wish.firmware().value());
                    var versions = new HashMap<FirmwareId, Optional<String>>();
                    var judge =
                            new Judge(
                                    Objects.requireNonNull(target),
                                    wish.meansDowngrade(),
                                    id -> version(session, versions, id));
                    return query.run(session).stream().map(device -> device.judged(judge)).toList();
                });
    }

    private static Optional<String> version(
            StatelessSession session, Map<FirmwareId, Optional<String>> known, FirmwareId id) {
        return known.computeIfAbsent(
                id,
                _ ->
                        Optional.ofNullable(session.get(FirmwareRow.class, id.value()))
                                .map(row -> row.version));
    }

    private interface Query {
        List<Seen> run(StatelessSession session);
    }

    private record Seen(
            UUID id,
            String serial,
            String tags,
            UUID typeId,
            @Nullable UUID assigned,
            @Nullable UUID current,
            boolean enabled,
            boolean held,
            Link link,
            @Nullable UUID rollout) {

        Candidate judged(Judge judge) {
            var traits = new Judge.Traits(typeId, assigned, current, enabled, held, link);
            return new Candidate(id, serial, DeviceRow.split(tags), judge.fate(traits), rollout);
        }
    }
}
