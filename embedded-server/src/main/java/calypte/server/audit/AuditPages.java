package calypte.server.audit;

import calypte.server.storage.Field;
import calypte.server.storage.Filter;
import calypte.server.storage.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    private static final String AFTER =
            "select e.sequence, e.document from AuditRow e where e.sequence > :after order by e.sequence";

    private final Readers readers;

    public AuditPages(Readers readers) {
        this.readers = readers;
    }

    /// An event as it is stored: an ECS document in one line of JSON.
    record Stored(long sequence, String document) {}

    /// Which events, between which two (both exclusive), and from which end.
    record Range(long after, long before, boolean newestFirst) {}

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
        var query =
                "select e.sequence, e.document from AuditRow e where e.sequence > :after and e.sequence < :before and %s order by e.sequence %s"
                        .formatted(which.condition(), range.newestFirst() ? "desc" : "asc");
        return readers.read(session ->
                which.bind(session.createSelectionQuery(query, Stored.class))
                        .setParameter("after", range.after())
                        .setParameter("before", range.before())
                        .setMaxResults(limit)
                        .list());
    }
}
