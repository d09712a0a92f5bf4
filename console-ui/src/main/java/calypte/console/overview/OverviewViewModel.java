package calypte.console.overview;

import calypte.console.client.AuditEvent;
import calypte.console.client.AuditQuery;
import calypte.console.client.Device;
import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.client.Rollout;
import calypte.console.client.Summary;
import calypte.console.client.Trouble;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
    private static final int RECENT = 20;
    private static final int HOUR = 1;

    private final Surroundings around;
    private final FleetClient fleet;
    private final HistoryViewModel history;
    private final Texts texts = Texts.beside(OverviewViewModel.class);
    private final ReadOnlyObjectWrapper<Summary> summary =
            new ReadOnlyObjectWrapper<>(Summary.NOTHING);
    private final ReadOnlyObjectWrapper<Matrix> matrix =
            new ReadOnlyObjectWrapper<>(Matrix.NOTHING);
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper calm = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ObservableList<Attention> attention = FXCollections.observableArrayList();
    private final ObservableList<Rollout> rollouts = FXCollections.observableArrayList();
    private final ObservableList<AuditEvent> recent = FXCollections.observableArrayList();
    private boolean watched = true;
    private int asked;

    public OverviewViewModel(Surroundings around) {
        this.around = around;
        this.fleet = around.fleet();
        this.history = new HistoryViewModel(around);
        var changes =
                new Conflated<String, Boolean>(around.background().after(PACE), _ -> changed());
        around.feed()
                .listen(
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
                            public void rollout(Rollout rollout) {
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
            ask();
            history.changed();
        }
    }

    /// Asks anew. What was known stays on screen until the answer is there.
    public void refresh() {
        ask();
        history.refresh();
    }

    private void ask() {
        var mine = ++asked;
        around.background()
                .run(
                        this::look,
                        seen -> {
                            if (mine == asked) {
                                show(seen);
                            }
                        },
                        cause ->
                                trouble.set(
                                        texts.get("trouble", String.valueOf(cause.getMessage()))));
    }

    public void open(String filter) {
        around.navigator().open(new Place.Devices(filter));
    }

    void open(Rollout rollout) {
        around.navigator().open(new Place.OneRollout(rollout.id(), rollout.called()));
    }

    private record Seen(
            Summary summary,
            Matrix matrix,
            List<Attention> attention,
            List<Rollout> rollouts,
            List<AuditEvent> recent,
            Trend trend) {}

    private Seen look() throws Trouble {
        var counts = fleet.summary();
        var drift = Matrix.of(fleet.drift(), fleet.catalogue(), texts);
        var events = fleet.audit(AuditQuery.latest(RECENT)).items();
        var active = fleet.rollouts().active();
        var trend = Trend.of(fleet.history(HOUR));
        return new Seen(counts, drift, Needs.of(fleet, counts, texts), active, events, trend);
    }

    private void show(Seen seen) {
        summary.set(seen.summary());
        matrix.set(seen.matrix());
        attention.setAll(seen.attention());
        rollouts.setAll(seen.rollouts());
        recent.setAll(seen.recent());
        empty.set(seen.summary().total() == 0);
        calm.set(Headline.isCalm(seen.summary()));
        sentence.set(headline(seen));
        trouble.set("");
    }

    private String headline(Seen seen) {
        var last = seen.recent().isEmpty() ? null : seen.recent().getFirst().at();
        return new Headline(texts, ZoneId.systemDefault(), around.clock().instant())
                .tell(seen.summary(), seen.trend(), last);
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

    /// Whether every device is in sync, so that there is nothing to see but that.
    public boolean isCalm() {
        return calm.get();
    }

    public ReadOnlyBooleanProperty calmProperty() {
        return calm.getReadOnlyProperty();
    }

    HistoryViewModel history() {
        return history;
    }

    public ObservableList<Rollout> rollouts() {
        return rollouts;
    }

    public ObservableList<Attention> attention() {
        return attention;
    }

    public ObservableList<AuditEvent> recent() {
        return recent;
    }
}
