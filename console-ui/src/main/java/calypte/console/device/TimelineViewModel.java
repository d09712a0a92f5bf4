package calypte.console.device;

import calypte.console.client.Timeline;
import calypte.console.client.Timeline.Item;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// What happened to the device, the newest first. While somebody reads, what is new waits until
/// they want it: no line moves under their eyes.
public final class TimelineViewModel {

    private final Surroundings around;
    private final DeviceViewModel page;
    private final Texts texts = Texts.beside(TimelineViewModel.class);
    private final ObservableList<Item> all = FXCollections.observableArrayList();
    private final FilteredList<Item> shown = new FilteredList<>(all);
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.ALL);
    private final StringProperty words = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Long> older = new ReadOnlyObjectWrapper<>();
    private List<Item> newest = List.of();
    private boolean reading;

    TimelineViewModel(Surroundings around, DeviceViewModel page) {
        this.around = around;
        this.page = page;
        kind.subscribe(_ -> sift());
        words.subscribe(_ -> sift());
        page.factsProperty()
                .subscribe(facts -> {
                    if (facts != null) {
                        take(facts.timeline());
                    }
                });
    }

    private void take(Timeline timeline) {
        if (all.isEmpty()) {
            older.set(timeline.next());
        }
        newest = timeline.items();
        var fresh = fresh();
        if (reading && !all.isEmpty()) {
            waiting.set(fresh.size());
        } else {
            add(fresh);
        }
    }

    private List<Item> fresh() {
        var last = all.isEmpty() ? 0 : all.getFirst().sequence();
        return newest.stream().filter(item -> item.sequence() > last).toList();
    }

    /// Where more happened than a page holds, the list begins anew: it never has a hole.
    private void add(List<Item> fresh) {
        waiting.set(0);
        if (fresh.size() == newest.size() && fresh.size() == DeviceViewModel.PAGE) {
            all.setAll(fresh);
            older.set(fresh.getLast().sequence());
        } else {
            all.addAll(0, fresh);
        }
    }

    /// Whether the operator is at a line, which then must not move.
    void setReading(boolean now) {
        reading = now;
        if (!now) {
            catchUp();
        }
    }

    /// Shows what has waited.
    void catchUp() {
        add(fresh());
    }

    private void sift() {
        var sought = words.get().strip().toLowerCase(Locale.ROOT);
        var wanted = kind.get();
        shown.setPredicate(item -> wanted.has(item) && isFound(item, sought));
    }

    private static boolean isFound(Item item, String sought) {
        return sought.isEmpty()
                || item.title().toLowerCase(Locale.ROOT).contains(sought)
                || item.action().contains(sought)
                || String.valueOf(item.detail()).toLowerCase(Locale.ROOT).contains(sought);
    }

    /// Reads on, further back.
    void readOn() {
        var before = older.get();
        if (before == null) {
            return;
        }
        older.set(null);
        around.background()
                .run(
                        () ->
                                around.fleet()
                                        .oneDevice()
                                        .timeline(page.place().id(), before, DeviceViewModel.PAGE),
                        more -> {
                            all.addAll(more.items());
                            older.set(more.next());
                        },
                        cause -> {
                            older.set(before);
                            complain(cause);
                        });
    }

    /// Without the serial: on this page it is always the same.
    String title(Item item) {
        if (item.action().equals("update-progressed") && !item.isWarning()) {
            return progress(item);
        }
        var serial = page.place().serial();
        if (!item.title().startsWith(serial)) {
            return item.title();
        }
        var rest = item.title().substring(serial.length()).replaceFirst("^[:,\\s]+", "");
        return rest.isEmpty()
                ? item.title()
                : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }

    private String progress(Item item) {
        var step = Words.step(item.label("state"));
        var percent = item.label("percent");
        return percent.isEmpty() ? step : texts.get("timeline.percent", step, percent);
    }

    /// Whether what is new comes in at once.
    boolean isFollowing() {
        return !reading;
    }

    /// The lines in sight, as a table that can be pasted.
    void copy(List<Item> items) {
        var lines =
                (items.isEmpty() ? List.copyOf(shown) : items)
                        .stream()
                                .map(item ->
                                        String.join(
                                                "\t",
                                                item.at().toString(),
                                                item.action(),
                                                item.title(),
                                                Objects.requireNonNullElse(item.detail(), "")))
                                .collect(Collectors.joining("\n"));
        around.desk().copy(lines);
        around.notices().done(texts.get("copied"));
    }

    void copyJson(Item item) {
        around.desk().copy(item.json());
        around.notices().done(texts.get("copied"));
    }

    /// The whole of it to a file, one event a line.
    void export() {
        var name = page.place().serial() + ".ndjson";
        around.desk()
                .chooseTarget(texts.get("timeline.export.title"), name)
                .ifPresent(this::export);
    }

    private void export(Path target) {
        around.tasks()
                .run(
                        texts.get("timeline.export.task", page.place().serial()),
                        _ -> {
                            around.fleet().oneDevice().exportTimeline(page.place().id(), target);
                            return target;
                        },
                        file -> around.notices().done(texts.get("timeline.exported", file)),
                        this::complain);
    }

    private void complain(Exception cause) {
        around.notices().error(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    ObservableList<Item> shown() {
        return shown;
    }

    /// Everything that is here, whatever is sought.
    List<Item> all() {
        return List.copyOf(all);
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    StringProperty wordsProperty() {
        return words;
    }

    ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Whether there is more, further back.
    ObservableBooleanValue hasOlder() {
        return older.getReadOnlyProperty().isNotNull();
    }
}
