package calypte.console.overview;

import calypte.console.client.AuditEvent;
import calypte.console.client.AuditQuery;
import calypte.console.client.Badge;
import calypte.console.client.Device;
import calypte.console.client.DeviceQuery;
import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.client.Summary;
import calypte.console.client.Trouble;
import calypte.console.fx.Background;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the overview shows: the fleet in counts, asked anew when something has changed, and never
/// oftener than once in a while.
public final class OverviewViewModel {

    private static final Duration PACE = Duration.ofMillis(700);
    private static final int RECENT = 8;

    private final FleetClient fleet;
    private final Background background;
    private final Consumer<String> showDevices;
    private final Texts texts = Texts.beside(OverviewViewModel.class);
    private final ReadOnlyObjectWrapper<Summary> summary =
            new ReadOnlyObjectWrapper<>(Summary.NOTHING);
    private final ReadOnlyObjectWrapper<Matrix> matrix =
            new ReadOnlyObjectWrapper<>(Matrix.NOTHING);
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ObservableList<Attention> attention = FXCollections.observableArrayList();
    private final ObservableList<AuditEvent> recent = FXCollections.observableArrayList();
    private boolean watched = true;
    private int asked;

    /// @param showDevices leads to the devices that a filter finds
    public OverviewViewModel(
            FleetClient fleet, LiveFeed feed, Background background, Consumer<String> showDevices) {
        this.fleet = fleet;
        this.background = background;
        this.showDevices = showDevices;
        var changes = new Conflated<String, Boolean>(background.after(PACE), _ -> changed());
        feed.listen(
                new LiveFeed.Listener() {
                    @Override
                    public void device(Device device) {
                        changes.offer("fleet", true);
                    }

                    @Override
                    public void audit(AuditEvent event) {
                        changes.offer("fleet", true);
                    }

                    @Override
                    public void connected() {
                        changes.offer("fleet", true);
                    }
                });
    }

    /// Whether anybody looks: while nobody does, news costs nothing, and coming back asks anew.
    public void watch(boolean somebody) {
        watched = somebody;
    }

    private void changed() {
        if (watched) {
            refresh();
        }
    }

    /// Asks anew. What was known stays on screen until the answer is there.
    public void refresh() {
        var mine = ++asked;
        background.run(
                this::look,
                seen -> {
                    if (mine == asked) {
                        show(seen);
                    }
                },
                cause -> trouble.set(texts.get("trouble", String.valueOf(cause.getMessage()))));
    }

    public void open(String filter) {
        showDevices.accept(filter);
    }

    private record Seen(
            Summary summary, Matrix matrix, List<Attention> attention, List<AuditEvent> recent) {}

    private Seen look() throws Trouble {
        var counts = fleet.summary();
        var drift = Matrix.of(fleet.drift(), fleet.catalogue(), texts);
        var events = fleet.audit(AuditQuery.latest(RECENT)).items();
        return new Seen(counts, drift, needs(counts), events);
    }

    private List<Attention> needs(Summary counts) throws Trouble {
        var needs = new ArrayList<Attention>();
        for (var badge : List.of(Badge.FAILED, Badge.UNKNOWN_FIRMWARE, Badge.HELD)) {
            if (counts.count(badge) > 0) {
                needs.add(need(badge, counts.count(badge), badge.filter(), "attention." + badge));
            }
        }
        var away = "link==OFFLINE;activity==PENDING";
        var waiting = fleet.count(away);
        if (waiting > 0) {
            needs.add(need(Badge.PENDING, waiting, away, "attention.AWAY"));
        }
        return needs;
    }

    private Attention need(Badge badge, long count, String filter, String words) throws Trouble {
        var example =
                fleet.devices(new DeviceQuery(filter, "", null, 1)).items().stream()
                        .map(one -> texts.get("example", one.deviceSerial(), one.status().reason()))
                        .findFirst()
                        .orElse("");
        return new Attention(badge, count, texts.get(words, count), example, filter);
    }

    private void show(Seen seen) {
        summary.set(seen.summary());
        matrix.set(seen.matrix());
        attention.setAll(seen.attention());
        recent.setAll(seen.recent());
        empty.set(seen.summary().total() == 0);
        sentence.set(sentence(seen.summary()));
        trouble.set("");
    }

    private String sentence(Summary counts) {
        if (counts.total() == 0) {
            return "";
        }
        var inSync = counts.count(Badge.IN_SYNC);
        if (inSync == counts.total()) {
            return texts.get("all-in-sync", counts.total());
        }
        // Never "100 %" while a single device is not.
        var percent = Math.floor(1000.0 * inSync / counts.total()) / 10;
        return texts.get("partly-in-sync", percent, counts.total(), offline(counts));
    }

    private static long offline(Summary counts) {
        return counts.link().getOrDefault("OFFLINE", 0L);
    }

    /// "as of …", in words that grow old.
    public String age(Instant now) {
        var asOf = summary.get().asOf();
        return asOf == null ? "" : texts.get("as-of", Words.ago(asOf, now));
    }

    public Texts texts() {
        return texts;
    }

    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Matrix> matrixProperty() {
        return matrix.getReadOnlyProperty();
    }

    public boolean isEmpty() {
        return empty.get();
    }

    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    public String getSentence() {
        return sentence.get();
    }

    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public ObservableList<Attention> attention() {
        return attention;
    }

    public ObservableList<AuditEvent> recent() {
        return recent;
    }
}
