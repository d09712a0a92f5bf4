package calypte.console.overview;

import calypte.console.client.FleetHistory;
import calypte.console.client.FleetHistory.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether the fleet converges, and how fast: read from what it ran in the last hour.
///
/// @param change of the share in sync within the last hour, in points; empty if nobody looked then
/// @param done when 99 % are in sync, if it goes on as in the last quarter of an hour
record Trend(Optional<Double> change, Optional<Instant> done) {

    static final Trend UNKNOWN = new Trend(Optional.empty(), Optional.empty());

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final double ENOUGH = 0.99;
    private static final Duration TOO_FAR = Duration.ofDays(7);

    static Trend of(FleetHistory history) {
        var points = history.points();
        if (points.size() < 2 || points.getLast().total() == 0) {
            return UNKNOWN;
        }
        var now = points.getLast();
        var change =
                at(points, now.at().minus(HOUR))
                        .map(then -> 100 * (share(now) - share(then)))
                        .filter(gained -> Math.abs(gained) >= 0.05);
        var done = at(points, now.at().minus(QUARTER)).flatMap(then -> done(then, now));
        return new Trend(change, done);
    }

    /// The last point that is no later than `moment`, or the first of all: a young fleet has no
    /// hour behind it.
    private static Optional<Point> at(List<Point> points, Instant moment) {
        var earlier = points.stream().filter(point -> !point.at().isAfter(moment)).toList();
        var found = earlier.isEmpty() ? points.getFirst() : earlier.getLast();
        return found.total() == 0 ? Optional.empty() : Optional.of(found);
    }

    private static Optional<Instant> done(Point then, Point now) {
        var missing = ENOUGH * now.total() - now.inSync();
        var gained = now.inSync() - then.inSync();
        if (missing <= 0 || gained <= 0) {
            return Optional.empty();
        }
        var took = Duration.between(then.at(), now.at());
        var left = Duration.ofMillis((long) (took.toMillis() * missing / gained));
        return left.compareTo(TOO_FAR) > 0 ? Optional.empty() : Optional.of(now.at().plus(left));
    }

    private static double share(Point point) {
        return (double) point.inSync() / point.total();
    }
}
