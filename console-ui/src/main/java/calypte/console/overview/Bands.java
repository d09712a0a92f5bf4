package calypte.console.overview;

import calypte.console.client.FleetHistory;
import calypte.console.client.FleetHistory.Point;
import calypte.console.client.FleetHistory.Share;
import calypte.console.client.Versions;
import calypte.console.fx.Texts;
import calypte.model.firmware.FirmwareId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the fleet ran over time, as bands one above the other: the six firmware that most devices
/// ran, and the rest in one.
///
/// @param totals all devices at each of the moments
record Bands(List<Instant> moments, List<Band> bands, List<Long> totals) {

    static final Bands NOTHING = new Bands(List.of(), List.of(), List.of());

    /// More than these would not be told apart.
    static final int MOST = 6;

    /// What the server calls those that are too few even for it.
    private static final String OTHER = "other";

    /// What a band gathers.
    enum Kind {
        ONE,
        /// All that are too few to be told apart.
        REST,
        /// Nothing, or nothing that is known.
        NONE
    }

    /// One firmware over time.
    ///
    /// @param ids the one, or those that have bands of their own and so are not among the rest
    /// @param counts one for each moment
    record Band(String name, Kind kind, List<FirmwareId> ids, List<Long> counts) {

        long now() {
            return counts.getLast();
        }

        /// Finds exactly the devices that it counts now.
        String filter() {
            var list =
                    ids.stream()
                            .map(FirmwareId::toString)
                            .sorted()
                            .collect(Collectors.joining(","));
            return switch (kind) {
                case ONE -> "current_firmware_id==" + list + ";sync!=UNKNOWN_FIRMWARE";
                case REST ->
                        "current_firmware_id!=null;current_firmware_id=out=(%s);sync!=UNKNOWN_FIRMWARE"
                                .formatted(list);
                case NONE -> "current_firmware_id==null,sync==UNKNOWN_FIRMWARE";
            };
        }

        private boolean holds(Share share) {
            var id = share.firmwareId();
            return switch (kind) {
                case ONE -> id != null && ids.contains(id);
                case REST -> id == null ? OTHER.equals(share.version()) : !ids.contains(id);
                case NONE -> id == null && !OTHER.equals(share.version());
            };
        }
    }

    /// @param names what a firmware is called, where its version alone would be ambiguous
    static Bands of(FleetHistory history, Map<FirmwareId, String> names, Texts texts) {
        var points = history.points();
        if (points.isEmpty()) {
            return NOTHING;
        }
        var weights = weights(points);
        var kept =
                weights.keySet().stream()
                        .sorted(Comparator.comparing(weights::get, Comparator.reverseOrder()))
                        .limit(MOST)
                        .sorted(Comparator.comparing(id -> name(id, names), Versions.NATURAL))
                        .toList();
        var bands = new ArrayList<Band>();
        for (var id : kept) {
            bands.add(band(name(id, names), Kind.ONE, List.of(id), points));
        }
        addUnlessEmpty(bands, band(texts.get("history.other"), Kind.REST, kept, points));
        addUnlessEmpty(bands, band(texts.get("history.none"), Kind.NONE, List.of(), points));
        return new Bands(
                points.stream().map(Point::at).toList(),
                List.copyOf(bands),
                points.stream().map(Bands::shown).toList());
    }

    private static Map<FirmwareId, Long> weights(List<Point> points) {
        var weights = new HashMap<FirmwareId, Long>();
        for (var point : points) {
            for (var share : point.versions()) {
                var id = share.firmwareId();
                if (id != null) {
                    weights.merge(id, share.count(), Long::sum);
                }
            }
        }
        return weights;
    }

    private static void addUnlessEmpty(List<Band> bands, Band band) {
        if (band.counts().stream().anyMatch(count -> count > 0)) {
            bands.add(band);
        }
    }

    private static Band band(String name, Kind kind, List<FirmwareId> ids, List<Point> points) {
        var empty = new Band(name, kind, List.copyOf(ids), List.of());
        var counts = points.stream().map(point -> count(point, empty)).toList();
        return new Band(name, kind, empty.ids(), counts);
    }

    private static long count(Point point, Band band) {
        return point.versions().stream().filter(band::holds).mapToLong(Share::count).sum();
    }

    private static long shown(Point point) {
        return point.versions().stream().mapToLong(Share::count).sum();
    }

    private static String name(FirmwareId id, Map<FirmwareId, String> names) {
        var name = names.get(id);
        return name == null ? id.toString().substring(0, 8) : name;
    }

    /// The share of a band at a moment, from 0 to 1.
    double share(Band band, int moment) {
        var total = totals.get(moment);
        return total == 0 ? 0 : (double) band.counts().get(moment) / total;
    }

    long most() {
        return totals.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    boolean isEmpty() {
        return moments.size() < 2 || most() == 0;
    }
}
