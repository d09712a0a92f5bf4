package calypte.console.device;

import calypte.console.client.AuditEvent;
import calypte.console.client.AuditQuery;
import calypte.console.client.Catalogue;
import calypte.console.client.Device;
import calypte.console.client.DeviceDetail;
import calypte.console.client.LiveFeed;
import calypte.console.client.Problem;
import calypte.console.client.Trouble;
import calypte.console.device.Facts.Assigned;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import java.time.Duration;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One device and all that is known of it, kept up to date while somebody looks. What was known
/// last stays in sight when the server is lost.
public final class DeviceViewModel {

    static final int PAGE = 100;
    private static final Duration PACE = Duration.ofMillis(300);

    private final Surroundings around;
    private final Place.OneDevice place;
    private final Texts texts = Texts.beside(DeviceViewModel.class);
    private final ReadOnlyObjectWrapper<@Nullable Facts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper();
    private final Conflated<String, Boolean> news;
    private final LiveFeed.Listener listener = new News();
    private volatile Catalogue catalogue = Catalogue.EMPTY;
    private volatile @Nullable Known known;
    private int asked;
    private boolean watched;

    /// Who made an assignment is told once for each.
    private record Known(String assignment, @Nullable Assigned how) {}

    DeviceViewModel(Surroundings around, Place.OneDevice place) {
        this.around = around;
        this.place = place;
        this.news = new Conflated<>(around.background().after(PACE), _ -> refresh());
    }

    /// Whether anybody looks: while nobody does, news costs nothing.
    void watch(boolean somebody) {
        if (somebody == watched) {
            return;
        }
        watched = somebody;
        if (somebody) {
            around.feed().listen(listener);
            refresh();
        } else {
            around.feed().forget(listener);
        }
    }

    void refresh() {
        var mine = ++asked;
        around.background()
                .run(
                        this::ask,
                        now -> {
                            if (mine == asked) {
                                show(now);
                            }
                        },
                        cause -> {
                            if (mine == asked) {
                                fail(cause);
                            }
                        });
    }

    private Facts ask() throws Trouble {
        var one = around.fleet().oneDevice();
        var detail = one.detail(place.id());
        var timeline = one.timeline(place.id(), null, PAGE);
        if (!Facts.names(catalogue, detail.device()) || catalogue.types().isEmpty()) {
            catalogue = around.fleet().catalogue();
        }
        var now = around.clock().instant();
        return new Facts(detail, timeline, catalogue, assigned(detail), now);
    }

    private @Nullable Assigned assigned(DeviceDetail detail) throws Trouble {
        var assignment = detail.assignmentId();
        if (assignment == null) {
            return null;
        }
        var before = known;
        if (before != null && before.assignment().equals(assignment)) {
            return before.how();
        }
        var filter = "device.id==" + place.id() + ";event.action==device-assigned";
        var found = around.fleet().audit(new AuditQuery(null, filter, true, 1)).items();
        var how =
                found.isEmpty()
                        ? null
                        : new Assigned(found.getFirst().user(), found.getFirst().at());
        known = new Known(assignment, how);
        return how;
    }

    private void show(Facts now) {
        facts.set(now);
        trouble.set("");
        gone.set(false);
    }

    private void fail(Exception cause) {
        if (cause instanceof Problem problem && problem.status() == 404) {
            gone.set(true);
            trouble.set("");
            return;
        }
        complain(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    private void complain(String words) {
        trouble.set(texts.get(facts.get() == null ? "trouble.first" : "trouble", words));
    }

    Place.OneDevice place() {
        return place;
    }

    ReadOnlyObjectProperty<@Nullable Facts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether there is no such device (any more).
    public boolean isGone() {
        return gone.get();
    }

    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /// Whatever is told of this device, all is asked anew: the news knows less than the page shows.
    private final class News implements LiveFeed.Listener {
        @Override
        public void device(Device device) {
            if (device.id().equals(place.id())) {
                news.offer("news", true);
            }
        }

        @Override
        public void audit(AuditEvent event) {
            if (place.serial().equals(event.deviceSerial())) {
                news.offer("news", true);
            }
        }

        @Override
        public void connected() {
            news.offer("news", true);
        }

        @Override
        public void lost(Trouble why, Duration pause) {
            news.offer("news", true);
        }
    }
}
