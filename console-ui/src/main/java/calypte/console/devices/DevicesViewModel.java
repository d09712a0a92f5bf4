package calypte.console.devices;

import calypte.console.client.Catalogue;
import calypte.console.client.Device;
import calypte.console.client.FleetClient;
import calypte.console.devices.Look.Seen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Background;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import calypte.model.device.DeviceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

/// The list of devices: a stretch of what a filter finds, kept up to date.
///
/// News changes the lines in place. Whether a line still belongs here only the server can tell, so
/// it is asked anew; what that changes of the order waits while somebody has a hand on the list.
public final class DevicesViewModel implements AutoCloseable {

    static final int PAGE = 200;
    static final int MOST = 1_000;
    private static final Duration PACE = Duration.ofMillis(800);

    private final FleetClient fleet;
    private final Background background;
    private final Texts texts = Texts.beside(DevicesViewModel.class);
    private final Latest latest;
    private final Conflated<String, Boolean> askAnew;
    private final Conflated<String, Boolean> countAnew;
    private final DeviceNews news;
    private final FilterViewModel filter;
    private final Stretch stretch = new Stretch(PAGE, MOST, texts);
    private final Chosen chosen = new Chosen();
    private final Rows rows = new Rows();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Emptiness> emptiness =
            new ReadOnlyObjectWrapper<>(Emptiness.NONE);
    private Catalogue catalogue = Catalogue.EMPTY;
    private String typed = "";
    private String sort = "";
    private long matching;
    private boolean touched;

    /// Why there is no line.
    public enum Emptiness {
        NONE,
        FILTER,
        FLEET
    }

    public DevicesViewModel(Surroundings around) {
        this.fleet = around.fleet();
        this.background = around.background();
        this.latest = new Latest(background);
        this.filter = new FilterViewModel(around.memory());
        this.askAnew = new Conflated<>(background.after(PACE), _ -> ask(rows::offer));
        this.countAnew = new Conflated<>(background.after(PACE), _ -> count());
        this.news =
                new DeviceNews(
                        around.feed(), background, this::hear, () -> askAnew.offer("page", true));
        chosen.changesProperty().subscribe(this::handle);
    }

    /// Goes to the beginning of what `text` finds: a filter, or part of a serial or name.
    public void apply(String text) {
        filter.textProperty().set(text);
        typed = text;
        chosen.clear();
        stretch.restart();
        refresh();
    }

    /// @param order as the API has it, such as `-registered_at`
    public void sortBy(String order) {
        if (!order.equals(sort)) {
            sort = order;
            stretch.restart();
            refresh();
        }
    }

    public String sort() {
        return sort;
    }

    /// One more page, or, where the list is full, the next stretch.
    public void more() {
        if (stretch.isLast()) {
            return;
        }
        if (stretch.isFull()) {
            stretch.forward();
        } else {
            stretch.grow();
        }
        refresh();
    }

    public void previous() {
        stretch.back();
        refresh();
    }

    /// Asks for all of it anew, and shows it in its order.
    public void refresh() {
        ask(rows::show);
    }

    /// Lets the lines take their places.
    public void settle() {
        rows.settle();
    }

    /// Whether the pointer is on the list, or the keyboard.
    public void touch(boolean now) {
        touched = now;
        handle();
    }

    private void handle() {
        rows.hold(touched || chosen.countProperty().get() > 0);
    }

    /// Whether anybody looks: while nobody does, news costs nothing, and coming back asks anew.
    public void watch(boolean somebody) {
        news.watch(somebody);
    }

    /// Ticks everything that the filter finds, on the screen or not.
    public void chooseAll() {
        chosen.all(filter.applied(), matching);
    }

    private void ask(Consumer<List<DeviceRow>> placing) {
        var look = new Look(typed, sort, stretch.beginning(), stretch.wanted());
        latest.ask(() -> look.at(fleet), seen -> show(seen, placing), this::fail);
    }

    private void show(Seen seen, Consumer<List<DeviceRow>> placing) {
        switch (seen) {
            case Seen.Found found -> show(found, placing);
            case Seen.Misread(var mistake, var known) -> filter.misread(mistake, known);
        }
    }

    private void show(Seen.Found seen, Consumer<List<DeviceRow>> placing) {
        catalogue = seen.catalogue();
        matching = seen.matching();
        var fresh = lines(seen.devices());
        filter.found(seen.rsql(), catalogue, matching, seen.summary());
        filter.see(fresh);
        stretch.learn(fresh.size(), matching, seen.next());
        placing.accept(fresh);
        if (chosen.isAll()) {
            chosen.recounted(matching);
        }
        emptiness.set(seen.emptiness());
        trouble.set("");
    }

    private List<DeviceRow> lines(List<Device> devices) {
        return devices.stream().map(one -> new DeviceRow(one, catalogue)).toList();
    }

    private void hear(Map<DeviceId, Device> told) {
        var strangers = rows.hear(told, catalogue);
        if (!filter.applied().isEmpty()
                || !sort.isEmpty()
                || (strangers > 0 && stretch.isLast())
                || told.values().stream()
                        .anyMatch(it -> catalogue.lacks(it.assignedFirmwareId()))) {
            askAnew.offer("page", true);
        } else {
            countAnew.offer("fleet", true);
        }
    }

    /// The lines are up to date by themselves; what is counted over them is not.
    private void count() {
        background.run(fleet::summary, filter::say, this::fail);
    }

    private void fail(Exception cause) {
        trouble.set(texts.get("trouble", String.valueOf(cause.getMessage())));
    }

    public ObservableList<DeviceRow> rows() {
        return rows.shown();
    }

    /// See [Rows#replacingProperty].
    ReadOnlyBooleanProperty replacingProperty() {
        return rows.replacingProperty();
    }

    /// How many lines wait to take another place.
    public ReadOnlyIntegerProperty movedProperty() {
        return rows.movedProperty();
    }

    public FilterViewModel filter() {
        return filter;
    }

    public Stretch getStretch() {
        return stretch;
    }

    public Chosen chosen() {
        return chosen;
    }

    /// How many devices the filter finds.
    public long matching() {
        return matching;
    }

    public Texts texts() {
        return texts;
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }

    @Override
    public void close() {
        news.close();
    }
}
