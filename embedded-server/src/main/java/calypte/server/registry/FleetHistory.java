package calypte.server.registry;

import calypte.server.audit.AuditPages;
import calypte.server.audit.AuditPages.Mark;
import calypte.server.registry.HistoryRow.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// What the fleet ran, over time. A sample a minute is kept for a day, one an hour for a season;
/// each is read from the counts that are kept anyway, so it costs the same for any fleet.
public final class FleetHistory {

    private static final String MINUTES = "1m";
    private static final String HOURS = "1h";
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration SEASON = Duration.ofDays(90);

    /// What a chart of versions is marked with.
    private static final Set<String> TURNS =
            Set.of(
                    "rollout-started",
                    "rollout-paused",
                    "rollout-resumed",
                    "rollout-aborted",
                    "rollout-gate-tripped",
                    "rollout-rolled-back",
                    "rollout-finished");

    private final Registry registry;
    private final AuditPages audit;

    public FleetHistory(Registry registry, AuditPages audit) {
        this.registry = registry;
        this.audit = audit;
    }

    /// The components of these are the wire's fields.
    public record History(List<Point> points, String step, List<Mark> marks) {}

    /// The fleet at one moment.
    public record Point(Instant at, List<Share> versions, long inSync, long total) {}

    /// @param firmwareId null for none, an unknown one, or all that are too few to be told apart
    /// @param version `other` for those; null if the firmware is not in the library any more
    public record Share(@Nullable String firmwareId, @Nullable String version, long count) {}

    /// The last `hours`, in at most about `most` points, up to this very moment.
    public History last(int hours, int most) {
        var now = registry.now();
        var step = Duration.ofHours(hours).compareTo(DAY) > 0 ? HOURS : MINUTES;
        var from = now.minus(hours, ChronoUnit.HOURS);
        var points =
                registry.readers()
                        .read(session -> {
                            var versions =
                                    session
                                            .createSelectionQuery(
                                                    "from FirmwareRow", FirmwareRow.class)
                                            .list()
                                            .stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            row -> row.id.toString(),
                                                            row -> row.version));
                            var rows =
                                    session.createSelectionQuery(
                                                    "from HistoryRow where moment.step = :step"
                                                            + " and moment.at >= :from order by moment.at",
                                                    HistoryRow.class)
                                            .setParameter("step", step)
                                            .setParameter("from", from)
                                            .list();
                            var counts =
                                    session.createSelectionQuery(
                                                    "from CountRow where devices <> 0",
                                                    CountRow.class)
                                            .list();
                            var shown = new ArrayList<Point>();
                            thinned(rows, most)
                                    .forEach(row ->
                                            shown.add(
                                                    point(
                                                            row.moment.at(),
                                                            row.shares(),
                                                            versions)));
                            shown.add(point(now, Shares.of(counts), versions));
                            return shown;
                        });
        return new History(points, step, audit.marks(TURNS, from));
    }

    /// Takes the sample of this minute, unless another node did, and lets the oldest ones go.
    public void sample() {
        var now = registry.now();
        try {
            registry.writer()
                    .write(tx -> {
                        sample(tx.session(), now);
                        return now;
                    });
        } catch (ConstraintViolationException _) {
            // Another node did, at the same moment.
        }
    }

    private static void sample(Session session, Instant now) {
        var counts = session.createSelectionQuery("from CountRow", CountRow.class).list();
        var shares = Shares.of(counts);
        keep(session, new Moment(MINUTES, now.truncatedTo(ChronoUnit.MINUTES)), shares);
        keep(session, new Moment(HOURS, now.truncatedTo(ChronoUnit.HOURS)), shares);
        forget(session, MINUTES, now.minus(DAY));
        forget(session, HOURS, now.minus(SEASON));
        session.createMutationQuery("delete from CountRow where devices = 0").executeUpdate();
    }

    private static void keep(Session session, Moment moment, Shares shares) {
        if (session.find(HistoryRow.class, moment) == null) {
            session.persist(new HistoryRow(moment, shares));
        }
    }

    private static void forget(Session session, String step, Instant before) {
        session.createMutationQuery(
                        "delete from HistoryRow where moment.step = :step and moment.at < :before")
                .setParameter("step", step)
                .setParameter("before", before)
                .executeUpdate();
    }

    /// Every so many of them, and the last one.
    private static List<HistoryRow> thinned(List<HistoryRow> rows, int most) {
        var stride = Math.ceilDiv(Math.max(rows.size(), 1), most);
        var kept = new ArrayList<HistoryRow>();
        for (var i = rows.size() - 1; i >= 0; i -= stride) {
            kept.add(rows.get(i));
        }
        return kept.reversed();
    }

    private static Point point(Instant at, Shares shares, Map<String, String> versions) {
        var shown =
                shares.running().entrySet().stream()
                        .map(share -> share(share.getKey(), share.getValue(), versions))
                        .toList();
        return new Point(at, shown, shares.inSync(), shares.total());
    }

    private static Share share(String firmware, long count, Map<String, String> versions) {
        return switch (firmware) {
            case Shares.NONE -> new Share(null, null, count);
            case Shares.OTHER -> new Share(null, "other", count);
            default -> new Share(firmware, versions.get(firmware), count);
        };
    }
}
