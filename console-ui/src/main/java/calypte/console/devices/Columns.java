package calypte.console.devices;

import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import calypte.console.look.Words;
import calypte.model.device.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The columns of the table, and how they draw their cells.
final class Columns {

    private final Texts texts = Texts.beside(Columns.class);
    private final ObservableValue<Instant> now;

    /// @param now moves now and then, for what grows old
    Columns(ObservableValue<Instant> now) {
        this.now = now;
    }

    /// All of them, each with what it shows as its user data.
    List<TableColumn<DeviceRow, DeviceRow>> all() {
        var all = new ArrayList<TableColumn<DeviceRow, DeviceRow>>();
        for (var one : DeviceColumn.values()) {
            var column = new TableColumn<DeviceRow, DeviceRow>(texts.get(one.key()));
            column.setMinWidth(one.least());
            column.setPrefWidth(one.usual());
            column.setMaxWidth(one.most());
            column.setSortable(one.sort() != null);
            column.setUserData(one);
            draw(column, drawing(one));
            all.add(column);
        }
        return all;
    }

    /// A real check box, because a list cell's own does not tell assistive technology its state.
    TableColumn<DeviceRow, DeviceRow> tick(Chosen chosen, Ticking ticking) {
        var column = new TableColumn<DeviceRow, DeviceRow>();
        column.setMinWidth(34);
        column.setMaxWidth(34);
        column.setSortable(false);
        column.setResizable(false);
        column.setReorderable(false);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new Tick(chosen, texts, ticking));
        return column;
    }

    /// What a cell says when it is copied.
    String text(DeviceColumn column, DeviceRow row) {
        return switch (column) {
            case SERIAL -> row.serial();
            case NAME -> row.device().name();
            case TYPE -> row.type();
            case CURRENT -> row.current();
            case ASSIGNED -> row.assigned();
            case STATUS -> row.status();
            case LINK -> Words.of(row.device().status().link());
            case SEEN -> row.registered(now.getValue());
            case TAGS -> row.tags();
            case ATTEMPTS -> Integer.toString(row.device().attempts());
            case WHY -> row.why();
        };
    }

    /// Hears that a line was ticked or unticked.
    interface Ticking {
        void toggle(DeviceRow row);
    }

    private interface Drawing extends BiConsumer<TableCell<DeviceRow, DeviceRow>, DeviceRow> {}

    private Drawing drawing(DeviceColumn column) {
        return switch (column) {
            case SERIAL, CURRENT, ASSIGNED -> plain(row -> text(column, row), "mono");
            case NAME, TYPE, TAGS, ATTEMPTS -> plain(row -> text(column, row), "plain");
            case SEEN -> this::seen;
            case STATUS -> this::status;
            case LINK -> this::link;
            case WHY -> this::why;
        };
    }

    private static Drawing plain(Function<DeviceRow, String> text, String style) {
        return (cell, row) -> {
            cell.setText(text.apply(row));
            cell.setTooltip(new Tooltip(text.apply(row)));
            cell.getStyleClass().remove(style);
            cell.getStyleClass().add(style);
        };
    }

    private void status(TableCell<DeviceRow, DeviceRow> cell, DeviceRow row) {
        Looks.dress(cell, row.badge());
        cell.setText(row.status());
        cell.setTooltip(new Tooltip(row.statusInFull()));
        cell.setAccessibleText(row.statusInFull());
    }

    private void link(TableCell<DeviceRow, DeviceRow> cell, DeviceRow row) {
        var link = row.device().status().link();
        // That it was never seen is its status already.
        cell.setText(link == Link.NEVER_SEEN ? "" : Words.of(link));
        cell.setAccessibleText(Words.of(link));
        Looks.dress(cell, Looks.icon(link), Looks.style(link));
    }

    private void seen(TableCell<DeviceRow, DeviceRow> cell, DeviceRow row) {
        cell.setText(row.registered(now.getValue()));
        var at = row.device().registeredAt();
        if (at != null) {
            cell.setTooltip(new Tooltip(at.toString()));
        }
    }

    private void why(TableCell<DeviceRow, DeviceRow> cell, DeviceRow row) {
        cell.setText(row.brief());
        if (!row.why().isEmpty()) {
            cell.setTooltip(new Tooltip(row.why() + "\n" + row.next()));
        }
    }

    private void draw(TableColumn<DeviceRow, DeviceRow> column, Drawing drawing) {
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(
                _ -> new Drawn(drawing, column.getUserData() == DeviceColumn.SEEN, now));
    }

    private static final class Drawn extends TableCell<DeviceRow, DeviceRow> {

        private final Drawing drawing;

        Drawn(Drawing drawing, boolean growsOld, ObservableValue<Instant> now) {
            this.drawing = drawing;
            if (growsOld) {
                now.addListener(_ -> updateItem(getItem(), isEmpty()));
            }
        }

        @Override
        protected void updateItem(@Nullable DeviceRow row, boolean empty) {
            super.updateItem(row, empty);
            Looks.undress(this);
            setTooltip(null);
            if (!empty && row != null) {
                drawing.accept(this, row);
            }
        }
    }

    private static final class Tick extends TableCell<DeviceRow, DeviceRow> {

        private final CheckBox box = new CheckBox();
        private final Chosen chosen;
        private final Texts texts;

        Tick(Chosen chosen, Texts texts, Ticking ticking) {
            this.chosen = chosen;
            this.texts = texts;
            box.setOnAction(_ -> {
                ticking.toggle(getItem());
                show();
            });
            chosen.changesProperty().subscribe(_ -> show());
        }

        @Override
        protected void updateItem(@Nullable DeviceRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty ? null : box);
            show();
        }

        private void show() {
            var row = getItem();
            if (row != null) {
                box.setSelected(chosen.has(row.id()));
                box.setAccessibleText(texts.get("tick", row.serial()));
            }
        }
    }
}
