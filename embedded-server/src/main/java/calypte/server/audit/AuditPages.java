package calypte.server.audit;

import calypte.server.storage.Field;
import calypte.server.storage.Filter;
import calypte.server.storage.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.query.CommonQueryContract;
import org.jspecify.annotations.Nullable;

/// Reads the stored trail, a page at a time.
public final class AuditPages {

    /// What an event can be found by: its JSON names.
    private static final Map<String, Field> FIELDS =
            Map.of(
                    "@timestamp", Field.time("at"),
                    "event.action", Field.text("action"),
                    "event.id", Field.id("id"),
                    "event.outcome", Field.text("outcome"),
                    "event.sequence", Field.whole("sequence"),
                    "log.level", Field.text("level"),
                    "device.id", Field.id("deviceId"),
                    "device.serial_number", Field.text("deviceSerial"));

    private static final long NEAR = 5_000;
    private static final int MOST = 500;
    private static final int MOST_MARKS = 200;

    private static final String AFTER =
            "select e.sequence, e.document from AuditRow e where e.sequence > :after order by e.sequence";

    private final Readers readers;

    public AuditPages(Readers readers) {
        this.readers = readers;
    }

    /// An event as it is stored: an ECS document in one line of JSON.
    record Stored(long sequence, String document) {}

    /// Which events, between which two (both exclusive), and from which end.
    record Range(@Nullable Long after, @Nullable Long before, boolean newestFirst) {

        /// The beginning of this range.
        private Range near(long head) {
            if (newestFirst) {
                var end = before == null ? head + 1 : before;
                var start = after == null ? 0 : after;
                return new Range(Math.max(start, end - NEAR), end, true);
            }
            var start = after == null ? 0 : after;
            var end = before == null ? Long.MAX_VALUE : before;
            return new Range(start, Math.min(end, start + NEAR), false);
        }

        /// What of it is there already.
        private Range upTo(long head) {
            var end = before == null ? head + 1 : Math.min(before, head + 1);
            return new Range(after, end, newestFirst);
        }

        /// What of it comes after `last`, in its own order.
        private Range behind(Stored last) {
            return newestFirst
                    ? new Range(after, last.sequence(), true)
                    : new Range(last.sequence(), before, false);
        }

        /// Empty if there are no bounds: one that bounds nothing would still draw the database to
        /// the sequence, away from the index that the filter has.
        private String condition() {
            return (after == null ? "" : " and e.sequence > :after")
                    + (before == null ? "" : " and e.sequence < :before");
        }

        private <Q extends CommonQueryContract> Q bind(Q query) {
            if (after != null) {
                query.setParameter("after", after);
            }
            if (before != null) {
                query.setParameter("before", before);
            }
            return query;
        }
    }

    /// Something that happened, to be marked in a chart. The components are the wire's fields.
    ///
    /// @param kind its action
    public record Mark(Instant at, String kind, String text) {}

    /// The last events of those actions since `from`, the oldest first.
    public List<Mark> marks(Set<String> actions, Instant from) {
        return readers
                .read(session ->
                        session.createSelectionQuery(
                                        "select e.at, e.action, e.document from AuditRow e"
                                                + " where e.action in :actions and e.at >= :from"
                                                + " order by e.sequence desc",
                                        Mark.class)
                                .setParameter("actions", actions)
                                .setParameter("from", from)
                                .setMaxResults(MOST_MARKS)
                                .list())
                .reversed()
                .stream()
                .map(mark -> new Mark(mark.at(), mark.kind(), EventCells.message(mark.text())))
                .toList();
    }

    /// The last sequence there is; 0 in an empty trail.
    long head() {
        return readers.read(session ->
                session.createNativeQuery(
                                "select sequence from audit_head where id = 1", Long.class)
                        .getSingleResult());
    }

    List<Stored> after(long sequence, int limit) {
        return readers.read(session ->
                session.createSelectionQuery(AFTER, Stored.class)
                        .setParameter("after", sequence)
                        .setMaxResults(limit)
                        .list());
    }

    /// @throws IllegalArgumentException in words for the caller, if the filter cannot be read
    List<Stored> page(@Nullable String filter, Range range, int limit, Instant now) {
        var which = Filter.parse(filter, FIELDS, now);
        // Most filters match many events, and the first page is full before long. Those that do
        // not match few: to find these by the filter's index and then to sort them is cheap.
        var near = page(which, range.near(head()), limit);
        return near.size() == limit ? near : page(which, range, limit);
    }

    /// All events of a range up to now, read a page at a time.
    ///
    /// @throws IllegalArgumentException in words for the caller, if the filter cannot be read
    Stream<List<Stored>> all(@Nullable String filter, Range range, Instant now) {
        var fixed = range.upTo(head());
        return Stream.iterate(
                        Optional.of(page(filter, fixed, MOST, now)),
                        Optional::isPresent,
                        page -> page.flatMap(events -> next(filter, fixed, events, now)))
                .map(Optional::orElseThrow);
    }

    private Optional<List<Stored>> next(
            @Nullable String filter, Range range, List<Stored> before, Instant now) {
        return before.size() < MOST
                ? Optional.empty()
                : Optional.of(page(filter, range.behind(before.getLast()), MOST, now));
    }

    /// What happened to one device before `before`, the newest first, as ECS documents. Found by
    /// its serial, for that is in an index, and told from another device's that once had it by the
    /// id.
    public List<String> ofDevice(UUID id, String serial, @Nullable Long before, int limit) {
        var range = new Range(null, before, true);
        var query =
                "select e.document from AuditRow e where e.deviceSerial = :serial"
                        + " and e.deviceId = :id%s order by e.sequence desc";
        return readers.read(session ->
                range.bind(
                                session.createSelectionQuery(
                                        query.formatted(range.condition()), String.class))
                        .setParameter("serial", serial)
                        .setParameter("id", id)
                        .setMaxResults(limit)
                        .list());
    }

    private List<Stored> page(Filter which, Range range, int limit) {
        var query =
                "select e.sequence, e.document from AuditRow e where %s%s order by e.sequence %s"
                        .formatted(
                                which.condition(),
                                range.condition(),
                                range.newestFirst() ? "desc" : "asc");
        return readers.read(session ->
                range.bind(which.bind(session.createSelectionQuery(query, Stored.class)))
                        .setMaxResults(limit)
                        .list());
    }
}
