package calypte.console.overview;

import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.FleetHistory.Mark;
import calypte.console.client.Trouble;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import calypte.console.overview.Bands.Band;
import calypte.model.firmware.FirmwareId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the fleet ran over time, as bands, as numbers and in words.
public final class HistoryViewModel {

    private static final Duration PACE = Duration.ofSeconds(5);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Surroundings around;
    private final Texts texts = Texts.beside(HistoryViewModel.class);
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.DAY);
    private final BooleanProperty absolute = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Seen> seen =
            new ReadOnlyObjectWrapper<>(new Seen(Bands.NOTHING, List.of()));
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final Conflated<String, Boolean> changes;
    private int asked;

    /// How far back one looks.
    enum Span {
        HOUR(1),
        DAY(24),
        WEEK(24 * 7),
        SEASON(24 * 90);

        private final int hours;

        Span(int hours) {
            this.hours = hours;
        }
    }

    /// @param marks what turned the fleet
    record Seen(Bands bands, List<Mark> marks) {}

    HistoryViewModel(Surroundings around) {
        this.around = around;
        this.changes = new Conflated<>(around.background().after(PACE), _ -> refresh());
        span.subscribe(_ -> refresh());
    }

    /// Something has changed: it is asked anew before long.
    void changed() {
        changes.offer("history", true);
    }

    void refresh() {
        var mine = ++asked;
        around.background()
                .run(
                        this::look,
                        now -> {
                            if (mine == asked) {
                                show(now);
                            }
                        },
                        // What was known stays; that the server is away is said above.
                        _ -> {});
    }

    private Seen look() throws Trouble {
        var history = around.fleet().history(span.get().hours);
        var names = names(around.fleet().catalogue());
        return new Seen(Bands.of(history, names, texts), history.marks());
    }

    /// Versions; with their types where there are several.
    private static Map<FirmwareId, String> names(Catalogue catalogue) {
        var names = new HashMap<FirmwareId, String>();
        var types = catalogue.firmware().stream().map(FirmwareEntry::typeId).distinct().count();
        for (var one : catalogue.firmware()) {
            var type = types > 1 ? " " + catalogue.typeName(one.typeId()) : "";
            names.put(one.id(), one.version() + type);
        }
        return names;
    }

    private void show(Seen now) {
        seen.set(now);
        summary.set(summary(now.bands()));
    }

    private String summary(Bands bands) {
        if (bands.isEmpty()) {
            return texts.get("history.empty");
        }
        var last = bands.moments().size() - 1;
        return texts.get(
                "history.summary",
                time(bands.moments().getFirst()),
                largest(bands, 0),
                largest(bands, last));
    }

    /// What most devices ran at a moment, the largest two.
    private String largest(Bands bands, int moment) {
        return bands.bands().stream()
                .sorted(Comparator.comparing(band -> -bands.share(band, moment)))
                .filter(band -> bands.share(band, moment) > 0)
                .limit(2)
                .map(band ->
                        texts.get("history.share", band.name(), 100 * bands.share(band, moment)))
                .collect(Collectors.joining(texts.get("history.and")));
    }

    /// A band at a moment, as the chart shows it now.
    String cell(Band band, int moment) {
        var bands = seen.get().bands();
        return absolute.get()
                ? "%,d".formatted(band.counts().get(moment))
                : texts.get("history.percent", 100 * bands.share(band, moment));
    }

    String now(Band band) {
        return texts.get("history.now", band.name(), band.now());
    }

    String time(Instant at) {
        var format = span.get().hours > 24 ? DAY : CLOCK;
        return format.format(at.atZone(ZoneId.systemDefault()));
    }

    String words(Span one) {
        return texts.get("history.span." + one);
    }

    /// Shows exactly the devices that run it now.
    void open(Band band) {
        around.navigator().open(new Place.Devices(band.filter()));
    }

    Texts texts() {
        return texts;
    }

    ObjectProperty<Span> spanProperty() {
        return span;
    }

    BooleanProperty absoluteProperty() {
        return absolute;
    }

    ReadOnlyObjectProperty<Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    public String getSummary() {
        return summary.get();
    }

    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }
}
