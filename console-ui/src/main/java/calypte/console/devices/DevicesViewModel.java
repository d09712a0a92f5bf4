package calypte.console.devices;

import calypte.console.client.Badge;
import calypte.console.client.Catalogue;
import calypte.console.client.Device;
import calypte.console.client.DeviceQuery;
import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.client.Page;
import calypte.console.client.Summary;
import calypte.console.client.Trouble;
import calypte.console.fx.Background;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import calypte.model.device.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The list of devices: one page of what a filter finds, kept up to date.
///
/// News changes the lines in place. Whether a line still belongs here only the server can tell, so
/// the page is asked anew, but not while the operator has something ticked: then [#staleProperty]
/// says that there is more to see.
public final class DevicesViewModel {

    static final int PAGE = 200;
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration PACE = Duration.ofMillis(800);

    private final FleetClient fleet;
    private final Background background;
    private final Texts texts = Texts.beside(DevicesViewModel.class);
    private final Conflated<String, Boolean> askAnew;
    private final Conflated<String, Boolean> countAnew;
    private final Pager pager = new Pager(PAGE, texts);
    private final Chosen chosen = new Chosen();
    private final ObservableList<DeviceRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Filters.Chip> chips = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptiness = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private Catalogue catalogue = Catalogue.EMPTY;
    private String sort = "";
    private String applied = "";
    private long matching;
    private boolean watched = true;
    private int asked;

    public DevicesViewModel(FleetClient fleet, LiveFeed feed, Background background) {
        this.fleet = fleet;
        this.background = background;
        this.askAnew = new Conflated<>(background.after(PACE), _ -> refresh());
        this.countAnew = new Conflated<>(background.after(PACE), _ -> count());
        var news = new Conflated<DeviceId, Device>(background.after(TICK), this::hear);
        feed.listen(
                new LiveFeed.Listener() {
                    @Override
                    public void device(Device device) {
                        news.offer(device.id(), device);
                    }

                    @Override
                    public void connected() {
                        askAnew.offer("page", true);
                    }
                });
    }

    /// Goes to the first page of what `typed` finds: RSQL, or part of a serial or name.
    public void apply(String typed) {
        filter.set(typed);
        applied = Filters.rsql(typed);
        chosen.clear();
        pager.restart();
        refresh();
    }

    /// @param order as the API has it, such as `-registered_at`
    public void sortBy(String order) {
        if (!order.equals(sort)) {
            sort = order;
            pager.restart();
            refresh();
        }
    }

    public void nextPage() {
        pager.forward();
        refresh();
    }

    public void previousPage() {
        pager.back();
        refresh();
    }

    /// Asks for the page anew.
    public void refresh() {
        var mine = ++asked;
        var query = new DeviceQuery(applied, sort, pager.here(), PAGE);
        background.run(
                () -> look(query),
                seen -> {
                    if (mine == asked) {
                        show(seen);
                    }
                },
                cause -> {
                    if (mine == asked) {
                        fail(cause);
                    }
                });
    }

    public void toggle(DeviceId id) {
        chosen.toggle(id);
    }

    /// Ticks everything that the filter finds, on this page and on all others.
    public void chooseAll() {
        chosen.all(applied, matching);
    }

    /// Unticks everything, and shows what was held back meanwhile.
    public void chooseNone() {
        chosen.clear();
        if (stale.get()) {
            refresh();
        }
    }

    private record Seen(Page<Device> page, long matching, Catalogue catalogue, Summary summary) {}

    private Seen look(DeviceQuery query) throws Trouble {
        return new Seen(
                fleet.devices(query),
                fleet.count(query.filter()),
                fleet.catalogue(),
                fleet.summary());
    }

    private void show(Seen seen) {
        catalogue = seen.catalogue();
        matching = seen.matching();
        pager.learn(seen.page().items().size(), matching, seen.page().next());
        replace(seen.page().items().stream().map(one -> new DeviceRow(one, catalogue)).toList());
        chips.setAll(chips(seen.summary()));
        emptiness.set(emptiness(seen));
        stale.set(false);
        trouble.set("");
    }

    /// Leaves the lines that are the same alone, so that the eye and the selection stay put.
    private void replace(List<DeviceRow> fresh) {
        var same =
                fresh.stream()
                        .map(DeviceRow::id)
                        .toList()
                        .equals(rows.stream().map(DeviceRow::id).toList());
        if (!same) {
            rows.setAll(fresh);
            return;
        }
        for (var i = 0; i < fresh.size(); i++) {
            if (!fresh.get(i).equals(rows.get(i))) {
                rows.set(i, fresh.get(i));
            }
        }
    }

    /// Whether anybody looks: while nobody does, news costs nothing, and coming back asks anew.
    public void watch(boolean somebody) {
        watched = somebody;
    }

    private void hear(Map<DeviceId, Device> news) {
        if (!watched) {
            return;
        }
        var strangers = news.size();
        for (var i = 0; i < rows.size(); i++) {
            var device = news.get(rows.get(i).id());
            if (device != null) {
                rows.set(i, new DeviceRow(device, catalogue));
                strangers--;
            }
        }
        var pageIsOpen = pager.isLast();
        if (!applied.isEmpty()
                || (strangers > 0 && pageIsOpen)
                || news.values().stream().anyMatch(this::runsNew)) {
            changed();
        } else {
            countAnew.offer("fleet", true);
        }
    }

    /// The lines are up to date by themselves; what is counted over them is not.
    private void count() {
        background.run(fleet::summary, seen -> chips.setAll(chips(seen)), this::fail);
    }

    private void fail(Exception cause) {
        trouble.set(texts.get("trouble", String.valueOf(cause.getMessage())));
    }

    /// Whether it runs or should run firmware that came after our catalogue.
    private boolean runsNew(Device device) {
        var assigned = device.assignedFirmwareId();
        return assigned != null && catalogue.firmware(assigned).isEmpty();
    }

    private void changed() {
        if (chosen.countProperty().get() > 0) {
            stale.set(true);
        } else {
            askAnew.offer("page", true);
        }
    }

    private List<Filters.Chip> chips(Summary summary) {
        var all = new ArrayList<Filters.Chip>();
        for (var badge : Badge.values()) {
            if (summary.count(badge) > 0) {
                var text = texts.get("chip", Words.of(badge), summary.count(badge));
                all.add(new Filters.Chip(text, badge, badge.filter()));
            }
        }
        return all;
    }

    private String emptiness(Seen seen) {
        if (!seen.page().items().isEmpty()) {
            return "";
        }
        return texts.get(seen.summary().total() == 0 ? "empty.fleet" : "empty.filter");
    }

    public ObservableList<DeviceRow> rows() {
        return rows;
    }

    public ObservableList<Filters.Chip> chips() {
        return chips;
    }

    public Pager getPager() {
        return pager;
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

    public StringProperty filterProperty() {
        return filter;
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }

    public boolean isStale() {
        return stale.get();
    }

    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }
}
