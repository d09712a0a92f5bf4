package calypte.server.registry;

import calypte.server.storage.Filter;
import calypte.server.storage.Filter.Equality;
import calypte.server.storage.Keyset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/// The way through the fleet to the first devices of a page: along which index, so that few are
/// looked at that are not shown.
///
/// A database that is asked for the first 200 of 900,000 devices in sync, by serial, fetches all of
/// them by status and sorts them. It is led along an index that has both, by an order that begins
/// with what is the same for all of them; or, where there is none, along the order itself, by
/// keeping it from the other indexes.
///
/// @param lead properties that are the same for all that match, to be put before the order
/// @param blind properties whose indexes would lead astray
/// @param nowhere whether the kept counts know that nothing matches
record Way(List<String> lead, Set<String> blind, boolean nowhere) {

    private static final String SERIAL = "serial";
    private static final String CURRENT = "currentFirmwareId";
    private static final String ASSIGNED = "assignedFirmwareId";

    /// Those that have an index with the serial behind them. All of them are counted.
    private static final Set<String> LEADS =
            Set.of("sync", "activity", "link", "typeId", CURRENT, ASSIGNED, "stuck");

    /// Those that have an index by themselves: good to find a few devices by.
    private static final Set<String> GATHERED = Set.of("assignmentId", "rolloutId");

    private static final int FEW = 2_000;

    /// Asks the kept counts which of several ways is the shortest.
    static Way to(Filter which, Keyset keyset, StatelessSession session) {
        var sort = keyset.paths().getFirst();
        var few = gatheredFew(which, session);
        if (few || !sort.equals(SERIAL)) {
            return new Way(List.of(), blind(few ? Set.of() : GATHERED, List.of(sort)), false);
        }
        var choices = choices(which);
        if (choices.size() < 2) {
            var lead = choices.isEmpty() ? List.<String>of() : paths(choices.getFirst());
            return new Way(lead, blind(GATHERED, lead), false);
        }
        var counts = counts(which, choices, session);
        var best = 0;
        for (var i = 1; i < choices.size(); i++) {
            best = counts.get(i) < counts.get(best) ? i : best;
        }
        var lead = paths(choices.get(best));
        return new Way(lead, blind(GATHERED, lead), counts.get(best) == 0);
    }

    /// What could lead, the best first where they lead equally far: a pair leads further than
    /// either of it.
    private static List<List<Equality>> choices(Filter which) {
        var singles =
                which.equalities().stream()
                        .filter(it -> LEADS.contains(it.path()))
                        .collect(Collectors.toMap(Equality::path, it -> it, (a, _) -> a));
        var choices = new ArrayList<List<Equality>>();
        var current = singles.get(CURRENT);
        var assigned = singles.get(ASSIGNED);
        if (current != null && assigned != null) {
            choices.add(List.of(current, assigned));
        }
        singles.values().forEach(it -> choices.add(List.of(it)));
        return choices;
    }

    private static List<Long> counts(
            Filter which, List<List<Equality>> choices, StatelessSession session) {
        var sums =
                choices.stream()
                        .map(choice ->
                                choice.stream()
                                        .map(Equality::condition)
                                        .collect(
                                                Collectors.joining(
                                                        " and ",
                                                        "coalesce(sum(case when ",
                                                        " then e.devices else 0L end), 0L)")))
                        .collect(Collectors.joining(", "));
        var query =
                session.createSelectionQuery("select " + sums + " from CountRow e", Object[].class);
        which.equalities().stream()
                .filter(it -> LEADS.contains(it.path()))
                .forEach(it -> it.bind(query));
        return List.of(query.getSingleResult()).stream().map(Long.class::cast).toList();
    }

    /// Whether a bulk operation or a rollout that is asked for is small enough to be sorted.
    private static boolean gatheredFew(Filter which, StatelessSession session) {
        return which.equalities().stream()
                .filter(it -> GATHERED.contains(it.path()))
                .anyMatch(it ->
                        it.bind(
                                                session.createSelectionQuery(
                                                        "select 1 from DeviceRow e where "
                                                                + it.condition(),
                                                        Integer.class))
                                        .setMaxResults(FEW + 1)
                                        .list()
                                        .size()
                                <= FEW);
    }

    private static Set<String> blind(Set<String> more, List<String> but) {
        var blind = new HashSet<>(LEADS);
        blind.addAll(more);
        blind.add("registeredAt");
        but.forEach(blind::remove);
        return Set.copyOf(blind);
    }

    private static List<String> paths(List<Equality> choice) {
        return choice.stream().map(Equality::path).toList();
    }
}
