package calypte.console.audit;

import calypte.console.client.AuditEvent;
import calypte.console.client.AuditEvent.Severity;
import calypte.console.client.AuditQuery;
import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.client.Trouble;
import calypte.console.fx.Background;
import calypte.console.fx.Burst;
import calypte.console.fx.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The audit as it happens: its latest part at first, then what the feed tells.
public final class AuditViewModel {

    /// So many lines stay on screen.
    public static final int MOST = 5_000;

    private static final int AT_ONCE = 500;
    private static final Duration TICK = Duration.ofMillis(200);

    private final FleetClient fleet;
    private final LiveFeed feed;
    private final LiveFeed.Listener listener;
    private final Background background;
    private final Texts texts = Texts.beside(AuditViewModel.class);
    private final Trail trail = new Trail(MOST);
    private final FilteredList<AuditEvent> shown = new FilteredList<>(trail.events());
    private final ObjectProperty<Severity> least = new SimpleObjectProperty<>(Severity.INFO);
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper extent = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    public AuditViewModel(FleetClient fleet, LiveFeed feed, Background background) {
        this.fleet = fleet;
        this.background = background;
        least.subscribe(_ -> select());
        search.subscribe(_ -> select());
        var news = new Burst<AuditEvent>(MOST, background.after(TICK), this::hear);
        var backlog = new Burst<Boolean>(1, background.after(TICK), _ -> refresh());
        this.feed = feed;
        this.listener =
                new LiveFeed.Listener() {
                    @Override
                    public void audit(AuditEvent event) {
                        news.offer(event);
                    }

                    @Override
                    public void connected() {
                        backlog.offer(true);
                    }
                };
        feed.listen(listener);
    }

    /// Wants no more news.
    public void close() {
        feed.forget(listener);
    }

    /// Reads what is new since the last event on screen.
    public void refresh() {
        background.run(this::backlog, this::show, this::fail);
    }

    /// The server has the newest first, the screen the oldest.
    private List<AuditEvent> backlog() throws Trouble {
        return fleet.audit(AuditQuery.latest(AT_ONCE)).items().reversed();
    }

    private void show(List<AuditEvent> events) {
        trouble.set("");
        // More happened than one page holds: what lies between is in the audit, but not here.
        if (!events.isEmpty() && trail.newest() > 0) {
            trail.lost(Math.max(0, events.getFirst().sequence() - trail.newest() - 1));
        }
        trail.add(events);
        measure();
    }

    private void hear(Burst.Batch<AuditEvent> batch) {
        trail.lost(batch.dropped());
        trail.add(batch.pieces());
        measure();
    }

    private void fail(Exception cause) {
        trouble.set(texts.get("trouble", String.valueOf(cause.getMessage())));
    }

    private void select() {
        var words = search.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(event ->
                event.severity().compareTo(least.get()) >= 0
                        && (words.isEmpty() || mentions(event, words)));
        measure();
    }

    private static boolean mentions(AuditEvent event, String words) {
        return contains(event.message(), words)
                || contains(event.action(), words)
                || contains(event.deviceSerial(), words)
                || contains(event.user(), words);
    }

    private static boolean contains(@Nullable String text, String words) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(words);
    }

    private void measure() {
        var all = trail.events().size();
        var text = texts.get(shown.size() == all ? "extent.all" : "extent.some", shown.size(), all);
        var dropped = trail.dropped() == 0 ? "" : texts.get("extent.dropped", trail.dropped());
        extent.set(all == 0 ? "" : text + dropped);
    }

    public ObservableList<AuditEvent> shown() {
        return shown;
    }

    public ObjectProperty<Severity> leastProperty() {
        return least;
    }

    public StringProperty searchProperty() {
        return search;
    }

    public BooleanProperty followProperty() {
        return follow;
    }

    public String getExtent() {
        return extent.get();
    }

    public ReadOnlyStringProperty extentProperty() {
        return extent.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
