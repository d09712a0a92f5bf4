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
/// @param sorts whether all that match have to be sorted: no index has their order
record Way(List<String> lead, Set<String> blind, boolean nowhere, boolean sorts) {

    private static final String SERIAL = "serial";
    private static final String CURRENT = "currentFirmwareId";
    private static final String ASSIGNED = "assignedFirmwareId";

    /// Those that have an index with the serial behind them. All of them are counted.
    private static final Set<String> LEADS =
            Set.of("sync", "activity", "link", "typeId", CURRENT, ASSIGNED, "stuck");

    /// Those that have an index by themselves: good to find a few devices by.
    private static final Set<String> GATHERED = Set.of("assignmentId", "rolloutId");

    /// Orders that an index has.
    private static final Set<String> INDEXED = Set.of(SERIAL, "createdAt", "registeredAt");

    /// All that have an index, but for the serial and the id, which find what they are asked for.
    private static final Set<String> ALL =
            Set.of(
                    "sync",
                    "activity",
                    "link",
                    "typeId",
                    CURRENT,
                    ASSIGNED,
                    "stuck",
                    "assignmentId",
                    "rolloutId",
                    "registeredAt");

    private static final int FEW = 2_000;
    private static final Best NONE = new Best(List.of(), Long.MAX_VALUE);

    /// Asks the kept counts which of several ways is the shortest.
    static Way to(Filter which, Keyset keyset, StatelessSession session) {
        var sort = keyset.paths().getFirst();
        var choices = choices(which);
        if (gatheredFew(which, session)) {
            return new Way(List.of(), blind(LEADS, List.of()), false, true);
        }
        if (sort.equals(SERIAL)) {
            var best = best(which, choices, session);
            return new Way(best.lead, blind(ALL, best.lead), best.devices == 0, false);
        }
        var best = choices.isEmpty() ? NONE : counted(which, choices, session);
        var isIndexed = INDEXED.contains(sort);
        if (!best.lead.isEmpty() && (best.devices <= FEW || !isIndexed)) {
            return new Way(List.of(), blind(ALL, best.lead), false, true);
        }
        return new Way(List.of(), blind(ALL, List.of(sort)), false, !isIndexed);
    }

    /// @param devices how many are left by it, if that was worth asking
    private record Best(List<String> lead, long devices) {}

    private static Best best(Filter which, List<List<Equality>> choices, StatelessSession session) {
        return switch (choices.size()) {
            case 0 -> NONE;
            case 1 -> new Best(paths(choices.getFirst()), Long.MAX_VALUE);
            default -> counted(which, choices, session);
        };
    }

    private static Best counted(
            Filter which, List<List<Equality>> choices, StatelessSession session) {
        var counts = counts(which, choices, session);
        var best = 0;
        for (var i = 1; i < choices.size(); i++) {
            best = counts.get(i) < counts.get(best) ? i : best;
        }
        return new Best(paths(choices.get(best)), counts.get(best));
    }

    /// What has to hold of the serial so that an index is looked for that has it behind the lead:
    /// that of a foreign key looks as good to the database otherwise.
    String bound() {
        return lead.isEmpty() ? "" : " and e.serial >= ''";
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

    private static Set<String> blind(Set<String> all, List<String> but) {
        var blind = new HashSet<>(all);
        but.forEach(blind::remove);
        return Set.copyOf(blind);
    }

    private static List<String> paths(List<Equality> choice) {
        return choice.stream().map(Equality::path).toList();
    }
}
