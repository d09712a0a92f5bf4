package calypte.console.devices;

import calypte.console.csv.Formula;
import calypte.console.fx.Views;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Orientation;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Ties the table to the list: columns, order, and whether somebody has a hand on it.
final class DeviceTable {

    /// How often the ages are said anew.
    private static final Duration AGEING = Duration.ofSeconds(10);

    private final TableView<DeviceRow> table;
    private final DevicesViewModel model;
    private final ColumnChoice choice;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Columns columns;
    private final ReadOnlyObjectWrapper<@Nullable DeviceRow> selected =
            new ReadOnlyObjectWrapper<>();
    private final Animation ageing;

    DeviceTable(
            TableView<DeviceRow> table,
            DevicesViewModel model,
            ColumnChoice choice,
            InstantSource clock) {
        this.table = table;
        this.model = model;
        this.choice = choice;
        this.clock = clock;
        this.now = new ReadOnlyObjectWrapper<>(clock.instant());
        this.columns = new Columns(now);
        this.ageing = Views.every(AGEING, () -> now.set(clock.instant()));
    }

    /// @param roomy whether there is room for more than the columns that matter most
    void begin(Columns.Ticking ticking, ObservableBooleanValue roomy) {
        table.setItems(model.rows());
        table.getColumns().add(columns.tick(model.chosen(), ticking));
        for (var column : columns.all()) {
            var what = (DeviceColumn) column.getUserData();
            var wanted = choice.shown(what);
            column.visibleProperty().bind(isEssential(what) ? wanted : Bindings.and(wanted, roomy));
            table.getColumns().add(column);
        }
        table.setSortPolicy(sorted -> {
            model.sortBy(order(sorted));
            return true;
        });
        table.hoverProperty().subscribe(this::touch);
        table.focusWithinProperty().subscribe(this::touch);
        table.getSelectionModel().selectedItemProperty().subscribe(this::select);
        model.replacingProperty().subscribe(this::keepSelection);
        table.sceneProperty()
                .subscribe(scene -> {
                    model.watch(scene != null);
                    now.set(clock.instant());
                });
    }

    /// At the bottom there is more, until the list is full.
    private void followScrolling() {
        for (var node : table.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.valueProperty()
                        .subscribe(at -> {
                            var atEnd = bar.isVisible() && at.doubleValue() >= bar.getMax();
                            if (atEnd && !model.getStretch().isFull()) {
                                model.more();
                            }
                        });
            }
        }
    }

    private static boolean isEssential(DeviceColumn column) {
        return switch (column) {
            case SERIAL, CURRENT, ASSIGNED, STATUS -> true;
            case NAME, TYPE, LINK, SEEN, TAGS, ATTEMPTS, WHY -> false;
        };
    }

    private void touch() {
        var byKey = table.isFocusWithin() && selected() != null;
        model.touch(table.isHover() || byKey);
    }

    private void select(@Nullable DeviceRow row) {
        if (!model.replacingProperty().get()) {
            selected.set(row);
            touch();
        }
    }

    /// The table selects by place; an operator means a device.
    private void keepSelection(boolean replacing) {
        var device = selected.get();
        if (replacing) {
            return;
        }
        for (var i = 0; device != null && i < table.getItems().size(); i++) {
            if (table.getItems().get(i).id().equals(device.id())) {
                table.getSelectionModel().clearAndSelect(i);
                return;
            }
        }
        table.getSelectionModel().clearSelection();
    }

    @Nullable DeviceRow selected() {
        return selected.get();
    }

    ReadOnlyObjectProperty<@Nullable DeviceRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    boolean isAtEnd() {
        return table.getSelectionModel().getSelectedIndex() == table.getItems().size() - 1;
    }

    /// A menu to choose columns by.
    List<MenuItem> chooser() {
        var items = new ArrayList<MenuItem>();
        for (var column : DeviceColumn.values()) {
            if (column.isOptional()) {
                var item = new CheckMenuItem(model.texts().get(column.key()));
                item.selectedProperty().bindBidirectional(choice.shown(column));
                items.add(item);
            }
        }
        return items;
    }

    /// The lines that are ticked, or the one that is selected, as a spreadsheet takes them.
    String copy() {
        var ticked = model.rows().stream().filter(row -> model.chosen().has(row.id())).toList();
        var selected = selected();
        var rows = ticked.isEmpty() && selected != null ? List.of(selected) : ticked;
        return rows.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(DeviceRow row) {
        return table.getVisibleLeafColumns().stream()
                .map(TableColumn::getUserData)
                .filter(DeviceColumn.class::isInstance)
                .map(column -> columns.text((DeviceColumn) column, row).replaceAll("\\s+", " "))
                .map(Formula::guarded)
                .collect(Collectors.joining("\t"));
    }

    private static String order(TableView<DeviceRow> sorted) {
        return sorted.getSortOrder().stream()
                .map(column -> sign(column) + ((DeviceColumn) column.getUserData()).sort())
                .collect(Collectors.joining(","));
    }

    private static String sign(TableColumn<?, ?> column) {
        return column.getSortType() == TableColumn.SortType.DESCENDING ? "-" : "";
    }

    void close() {
        ageing.stop();
    }
}
