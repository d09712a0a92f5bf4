package calypte.console.rollouts;

import calypte.console.client.Catalogue;
import calypte.console.client.LiveFeed;
import calypte.console.client.Page;
import calypte.console.client.Rollout;
import calypte.console.client.Trouble;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import calypte.model.rollout.RolloutId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The list of rollouts, the newest first: each line is kept up to date as its rollout moves.
public final class RolloutsViewModel {

    private static final Duration TICK = Duration.ofMillis(250);

    private final Surroundings around;
    private final RolloutWords words = new RolloutWords(ZoneId.systemDefault());
    private final ObservableList<Rollout> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private Catalogue catalogue = Catalogue.EMPTY;
    private @Nullable String next;

    RolloutsViewModel(Surroundings around) {
        this.around = around;
        var news = new Conflated<RolloutId, Rollout>(around.background().after(TICK), this::hear);
        around.feed()
                .listen(
                        new LiveFeed.Listener() {
                            @Override
                            public void rollout(Rollout rollout) {
                                news.offer(rollout.id(), rollout);
                            }
                        });
    }

    private record Seen(Page<Rollout> page, Catalogue catalogue) {}

    /// Asks anew. What was known stays until the answer is there.
    void refresh() {
        around.background().run(this::look, this::show, this::fail);
    }

    private Seen look() throws Trouble {
        return new Seen(around.fleet().rollouts().page(null), around.fleet().catalogue());
    }

    private void show(Seen seen) {
        catalogue = seen.catalogue();
        rows.setAll(seen.page().items());
        next = seen.page().next();
        settle();
    }

    /// The page behind those that are shown.
    void loadMore() {
        var cursor = next;
        if (cursor != null) {
            around.background()
                    .run(() -> around.fleet().rollouts().page(cursor), this::add, this::fail);
        }
    }

    private void add(Page<Rollout> page) {
        rows.addAll(page.items());
        next = page.next();
        settle();
    }

    private void settle() {
        empty.set(rows.isEmpty());
        more.set(next != null);
        trouble.set("");
    }

    private void fail(Exception cause) {
        trouble.set(texts().get("trouble", String.valueOf(cause.getMessage())));
    }

    /// A line changes in its place, and a new one comes to the top.
    private void hear(Map<RolloutId, Rollout> news) {
        news.values().forEach(this::hear);
        settle();
    }

    private void hear(Rollout rollout) {
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(rollout.id())) {
                rows.set(i, rollout);
                return;
            }
        }
        if (rows.isEmpty() || rollout.number() > rows.getFirst().number()) {
            rows.addFirst(rollout);
        }
    }

    void open(Rollout rollout) {
        around.navigator().open(new Place.OneRollout(rollout.id(), rollout.called()));
    }

    String target(Rollout rollout) {
        return words.target(rollout, catalogue);
    }

    String started(Rollout rollout) {
        return rollout.startedAt() == null
                ? texts().get("not-started")
                : Words.ago(rollout.startedAt(), around.clock().instant());
    }

    String eta(Rollout rollout) {
        return words.etaClock(rollout, around.clock().instant());
    }

    RolloutWords words() {
        return words;
    }

    Texts texts() {
        return words.texts();
    }

    ObservableList<Rollout> rows() {
        return rows;
    }

    public boolean isEmpty() {
        return empty.get();
    }

    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    public boolean isMore() {
        return more.get();
    }

    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
