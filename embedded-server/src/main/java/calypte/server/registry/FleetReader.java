package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.server.storage.Filter;
import calypte.server.storage.Keyset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/// Reads the fleet: single devices, pages, counts.
public final class FleetReader {

    /// The largest page that is read at once.
    static final int LARGEST_PAGE = 500;

    private static final String USUAL_ORDER = "device_serial";

    private final Registry registry;
    private final Views views;

    public FleetReader(Registry registry, Views views) {
        this.registry = registry;
        this.views = views;
    }

    /// A page of devices, and the cursor of the next one if there is one.
    public record Page(List<DeviceView> items, @Nullable String next) {}

    /// A list that is small enough to be shown whole; it has no next page.
    public record All<T>(List<T> items, @Nullable String next) {
        public All(List<T> items) {
            this(items, null);
        }
    }

    public Optional<DeviceView> device(DeviceId id) {
        return views.of(List.of(id.value())).stream().findFirst();
    }

    /// At most `limit` devices that match, in order, from the cursor on.
    ///
    /// @throws IllegalArgumentException in words for the caller, if the filter, the sort or the
    ///   cursor is wrong
    public Page page(
            @Nullable String filter, @Nullable String sort, int limit, @Nullable String cursor) {
        return page(filter(filter), sort, limit, cursor);
    }

    /// All that match, in order, read a page at a time. What changes meanwhile may be seen or not;
    /// what stays is seen once.
    ///
    /// @throws IllegalArgumentException in words for the caller, if the filter or the sort is wrong
    Stream<List<DeviceView>> all(@Nullable String filter, @Nullable String sort) {
        var which = filter(filter);
        return pages(page(which, sort, LARGEST_PAGE, null), which, sort).map(Page::items);
    }

    /// The ids of those of `serials` that are in the fleet.
    Map<String, UUID> ids(Collection<String> serials) {
        return registry
                .readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select serial, id from DeviceRow where serial in :serials",
                                        SerialAndId.class)
                                .setParameter("serials", serials)
                                .list())
                .stream()
                .collect(Collectors.toMap(SerialAndId::serial, SerialAndId::id));
    }

    private Stream<Page> pages(Page first, Filter which, @Nullable String sort) {
        return Stream.iterate(
                        Optional.of(first),
                        Optional::isPresent,
                        page ->
                                page.map(Page::next)
                                        .map(next -> page(which, sort, LARGEST_PAGE, next)))
                .map(Optional::orElseThrow);
    }

    private Page page(Filter which, @Nullable String sort, int limit, @Nullable String cursor) {
        var keyset = Keyset.parse(sort, USUAL_ORDER, DeviceColumns.FIELDS, cursor);
        return registry.readers()
                .read(session -> {
                    var way = Way.to(which, keyset, session);
                    if (way.nowhere()) {
                        return new Page(List.of(), null);
                    }
                    var rows = rows(which, keyset, way, limit + 1, session);
                    var shown = rows.subList(0, Math.min(limit, rows.size()));
                    var next =
                            rows.size() > limit
                                    ? DeviceColumns.cursor(keyset, shown.getLast())
                                    : null;
                    return new Page(views.of(session, shown), next);
                });
    }

    /// What has to be sorted is sorted by id and order alone: whole devices would not find room in
    /// memory.
    private static List<DeviceRow> rows(
            Filter which, Keyset keyset, Way way, int most, StatelessSession session) {
        var found =
                "from DeviceRow e where %s and %s%s order by %s"
                        .formatted(
                                which.condition(way.blind()),
                                keyset.condition(),
                                way.bound(),
                                keyset.order(way.lead()));
        if (!way.sorts()) {
            return limited(
                    session.createSelectionQuery(found, DeviceRow.class), which, keyset, most);
        }
        var ids =
                limited(
                        session.createSelectionQuery("select e.id " + found, UUID.class),
                        which,
                        keyset,
                        most);
        return session.createSelectionQuery(
                        "from DeviceRow e where e.id in :ids order by " + keyset.order(List.of()),
                        DeviceRow.class)
                .setParameter("ids", ids)
                .list();
    }

    private static <T> List<T> limited(
            SelectionQuery<T> query, Filter which, Keyset keyset, int most) {
        return keyset.bind(which.bind(query)).setMaxResults(most).list();
    }

    /// How many devices match. What is counted anyway is not counted again.
    public long count(@Nullable String filter) {
        var which = filter(filter);
        var counted = which.isOver(Alike.PROPERTIES);
        var what =
                counted
                        ? "select coalesce(sum(e.devices), 0) from CountRow e where "
                        : "select count(*) from DeviceRow e where ";
        return registry.readers()
                .read(session ->
                        which.bind(
                                        session.createSelectionQuery(
                                                what + which.condition(), Long.class))
                                .getSingleResult());
    }

    /// The ids of all that match, in the order they were made.
    public List<DeviceId> ids(@Nullable String filter) {
        var which = filter(filter);
        return registry
                .readers()
                .read(session ->
                        which.bind(
                                        session.createSelectionQuery(
                                                "select e.id from DeviceRow e where "
                                                        + which.condition()
                                                        + " order by e.id",
                                                UUID.class))
                                .list())
                .stream()
                .map(DeviceId::new)
                .toList();
    }

    private Filter filter(@Nullable String rsql) {
        return Filter.parse(rsql, DeviceColumns.FIELDS, registry.now());
    }

    private record SerialAndId(String serial, UUID id) {}
}
