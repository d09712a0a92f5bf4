package calypte.console.rollouts;

import calypte.console.client.Page;
import calypte.console.client.RolloutClient.Which;
import calypte.console.client.RolloutTarget;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.look.Words;
import calypte.model.rollout.RolloutId;
import java.util.ArrayList;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The devices of a rollout: all, or exactly those that one of its numbers counts.
public final class TargetsViewModel {

    private final Surroundings around;
    private final RolloutId rollout;
    private final RolloutWords words;
    private final ObservableList<RolloutTarget> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper narrowed = new ReadOnlyBooleanWrapper();
    private Which which = Which.ALL;
    private @Nullable String next;
    private int pages = 1;
    private int asked;

    TargetsViewModel(Surroundings around, RolloutId rollout, RolloutWords words) {
        this.around = around;
        this.rollout = rollout;
        this.words = words;
        title.set(name(which));
    }

    void show(Which wanted) {
        which = wanted;
        pages = 1;
        title.set(name(wanted));
        narrowed.set(!wanted.equals(Which.ALL));
        refresh();
    }

    void loadMore() {
        pages++;
        refresh();
    }

    /// Asks anew for as much as was there.
    void refresh() {
        var mine = ++asked;
        var meant = which;
        var many = pages;
        around.background()
                .run(
                        () -> {
                            var all = new ArrayList<RolloutTarget>();
                            var calls = around.fleet().rollouts();
                            var page = calls.devices(rollout, meant, null);
                            all.addAll(page.items());
                            for (var i = 1; i < many && page.next() != null; i++) {
                                page = calls.devices(rollout, meant, page.next());
                                all.addAll(page.items());
                            }
                            return new Page<>(all, page.next());
                        },
                        page -> {
                            if (mine == asked) {
                                show(page);
                            }
                        },
                        _ -> {});
    }

    private void show(Page<RolloutTarget> page) {
        if (!rows.equals(page.items())) {
            rows.setAll(page.items());
        }
        next = page.next();
        more.set(next != null);
    }

    private String name(Which wanted) {
        var parts = new ArrayList<String>();
        if (wanted.phase() != null) {
            parts.add(words.texts().get("targets.phase", wanted.phase()));
        }
        if (wanted.state() != null) {
            parts.add(words.of(wanted.state()));
        }
        if (wanted.reason() != null) {
            parts.add(words.reason(wanted.reason()));
        }
        return parts.isEmpty()
                ? words.texts().get("targets.all")
                : words.texts().get("targets.some", String.join(", ", parts));
    }

    void open(RolloutTarget target) {
        around.navigator().open(new Place.OneDevice(target.deviceId(), target.deviceSerial()));
    }

    String reason(RolloutTarget target) {
        return target.reason() == null ? "" : words.reason(target.reason());
    }

    String finished(RolloutTarget target) {
        return target.finishedAt() == null
                ? ""
                : Words.ago(target.finishedAt(), around.clock().instant());
    }

    RolloutWords words() {
        return words;
    }

    ObservableList<RolloutTarget> rows() {
        return rows;
    }

    public String getTitle() {
        return title.get();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public boolean isMore() {
        return more.get();
    }

    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    public boolean isNarrowed() {
        return narrowed.get();
    }

    public ReadOnlyBooleanProperty narrowedProperty() {
        return narrowed.getReadOnlyProperty();
    }
}
