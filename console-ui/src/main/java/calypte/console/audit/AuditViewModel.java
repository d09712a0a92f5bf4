package calypte.console.audit;

import calypte.console.client.AuditEvent;
import calypte.console.client.AuditEvent.Severity;
import calypte.console.client.LiveFeed;
import calypte.console.client.Trouble;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Burst;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The audit as it happens: its latest part at first, then what the feed tells.
///
/// Without a filter the feed's events are shown as they come. With one, news is only the reason to
/// ask the server for what matches: there is one grammar, and it is the server's.
public final class AuditViewModel {

    /// So many lines stay on screen.
    public static final int MOST = 5_000;

    private static final int AT_ONCE = 500;
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration TYPING = Duration.ofMillis(350);

    private final Surroundings around;
    private final LiveFeed.Listener listener;
    private final Conflated<String, Boolean> asking;
    private final Texts texts = Texts.beside(AuditViewModel.class);
    private final Trail trail = new Trail(MOST);
    private final FilteredList<Line> shown = new FilteredList<>(trail.lines());
    private final ObjectProperty<Severity> least = new SimpleObjectProperty<>(Severity.INFO);
    private final ObjectProperty<Actor> actor = new SimpleObjectProperty<>(Actor.ANYONE);
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper extent = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private AuditFilter asked = AuditFilter.ALL;
    private boolean isBegun;
    private boolean isAsking;
    private boolean isBehind;

    /// What the server answered.
    ///
    /// @param anew whether it is the beginning of another list
    private record Answer(AuditFilter filter, List<AuditEvent> events, boolean anew) {}

    public AuditViewModel(Surroundings around) {
        this.around = around;
        var background = around.background();
        asking = new Conflated<>(background.after(TICK), _ -> refresh());
        var typed = new Conflated<String, Boolean>(background.after(TYPING), _ -> change());
        var news = new Burst<AuditEvent>(MOST, background.after(TICK), this::hear);
        least.subscribe(_ -> change());
        filter.subscribe(_ -> typed.offer("filter", true));
        actor.subscribe(this::select);
        follow.subscribe(on -> unseen.set(on ? 0 : unseen.get()));
        listener =
                new LiveFeed.Listener() {
                    @Override
                    public void audit(AuditEvent event) {
                        news.offer(event);
                    }

                    @Override
                    public void connected() {
                        asking.offer("backlog", true);
                    }
                };
        around.feed().listen(listener);
    }

    /// Wants no more news.
    public void close() {
        around.feed().forget(listener);
    }

    /// What the operator looks for now.
    AuditFilter wanted() {
        return new AuditFilter(filter.get(), least.get());
    }

    private void change() {
        if (!wanted().equals(asked)) {
            isBegun = false;
            refresh();
        }
    }

    /// Reads what is new since the last event on screen. One question at a time: what is heard
    /// meanwhile is the reason for the next.
    public void refresh() {
        if (isAsking) {
            isBehind = true;
            return;
        }
        isAsking = true;
        isBehind = false;
        var now = wanted();
        asked = now;
        var beyond = isBegun ? trail.newest() : 0;
        around.background().run(() -> ask(now, beyond), this::show, this::fail);
    }

    private Answer ask(AuditFilter now, long beyond) throws Trouble {
        var client = around.fleet().trail();
        if (beyond > 0) {
            var news = client.after(beyond, now.rsql(), AT_ONCE);
            if (news.size() < AT_ONCE) {
                return new Answer(now, news, false);
            }
        }
        // More happened than one page holds: what lies between becomes a gap.
        // Between two matches of a filter nobody could tell, so its list begins anew.
        var latest = client.latest(now.rsql(), AT_ONCE).reversed();
        return new Answer(now, latest, beyond == 0 || !now.isAll());
    }

    private void show(Answer answer) {
        isAsking = false;
        if (answer.filter().equals(wanted())) {
            trouble.set("");
            var events = answer.events();
            if (answer.anew()) {
                trail.begin(events, answer.filter().isAll(), events.size() == AT_ONCE);
                isBegun = true;
            } else {
                count(trail.add(events));
            }
            measure();
        } else {
            isBegun = false;
            isBehind = true;
        }
        if (isBehind) {
            refresh();
        }
    }

    private void hear(Burst.Batch<AuditEvent> batch) {
        if (isAsking || !isBegun) {
            isBehind = true;
        } else if (asked.isAll()) {
            count(trail.add(batch.pieces()));
            measure();
        } else {
            asking.offer("filtered", true);
        }
    }

    private void count(int fresh) {
        if (!follow.get()) {
            unseen.set(unseen.get() + fresh);
        }
    }

    private void fail(Exception cause) {
        isAsking = false;
        trouble.set(texts.get("trouble", String.valueOf(cause.getMessage())));
        if (isBehind && !wanted().equals(asked)) {
            refresh();
        }
    }

    private void select(Actor who) {
        shown.setPredicate(line -> !(line instanceof Line.Event(var event)) || who.did(event));
        measure();
    }

    private void measure() {
        var events = shown.stream().filter(Line.Event.class::isInstance).count();
        extent.set(events == 0 ? "" : texts.get("extent", events));
    }

    public ObservableList<Line> shown() {
        return shown;
    }

    /// The sequence of the newest event that is known here.
    long newest() {
        return trail.newest();
    }

    public ObjectProperty<Severity> leastProperty() {
        return least;
    }

    public ObjectProperty<Actor> actorProperty() {
        return actor;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public BooleanProperty followProperty() {
        return follow;
    }

    /// How many came since the operator stopped to follow.
    public ReadOnlyIntegerProperty unseenProperty() {
        return unseen.getReadOnlyProperty();
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
