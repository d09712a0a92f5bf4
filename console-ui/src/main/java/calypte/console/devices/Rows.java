package calypte.console.devices;

import calypte.console.client.Catalogue;
import calypte.console.client.Device;
import calypte.model.device.DeviceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The lines of the list. They follow the news in place; their order changes only when nobody has a
/// hand on them, so that no line jumps from under the cursor.
final class Rows {

    private final ObservableList<DeviceRow> shown = FXCollections.observableArrayList();
    private final Map<DeviceId, Integer> places = new HashMap<>();
    private final ReadOnlyIntegerWrapper moved = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper replacing = new ReadOnlyBooleanWrapper();
    private @Nullable List<DeviceRow> waiting;
    private boolean held;

    ObservableList<DeviceRow> shown() {
        return shown;
    }

    /// How many lines would change their place, come or go.
    ReadOnlyIntegerProperty movedProperty() {
        return moved.getReadOnlyProperty();
    }

    /// While it is true other lines come in the place of these: what is selected meanwhile nobody
    /// has selected.
    ReadOnlyBooleanProperty replacingProperty() {
        return replacing.getReadOnlyProperty();
    }

    /// Whether somebody has a hand on the list. When they let go, it takes its order.
    void hold(boolean now) {
        held = now;
        if (!now) {
            settle();
        }
    }

    /// Takes the order that was held back.
    void settle() {
        if (waiting != null) {
            show(waiting);
        }
    }

    /// Shows these, whatever was shown.
    void show(List<DeviceRow> fresh) {
        waiting = null;
        moved.set(0);
        var known = shown.size();
        if (known <= fresh.size() && ids(fresh.subList(0, known)).equals(ids(shown))) {
            renew(fresh);
            shown.addAll(fresh.subList(known, fresh.size()));
        } else {
            replacing.set(true);
            shown.setAll(fresh);
            replacing.set(false);
        }
        index();
    }

    /// The same, unless somebody has a hand on the list: then the lines that stay are renewed, and
    /// the order waits.
    void offer(List<DeviceRow> fresh) {
        var changes = Moves.count(ids(shown), ids(fresh));
        if (!held || changes == 0) {
            show(fresh);
            return;
        }
        renew(fresh);
        waiting = fresh;
        moved.set(changes);
    }

    /// Renews the lines of these devices in place.
    ///
    /// @return how many of them have no line
    int hear(Map<DeviceId, Device> news, Catalogue catalogue) {
        var strangers = 0;
        for (var device : news.values()) {
            var place = places.get(device.id());
            if (place == null) {
                strangers++;
            } else {
                shown.set(place, new DeviceRow(device, catalogue));
            }
        }
        return strangers;
    }

    private void renew(List<DeviceRow> fresh) {
        for (var row : fresh) {
            var place = places.get(row.id());
            if (place != null && !row.saysTheSameAs(shown.get(place))) {
                shown.set(place, row);
            }
        }
    }

    private void index() {
        places.clear();
        for (var i = 0; i < shown.size(); i++) {
            places.put(shown.get(i).id(), i);
        }
    }

    private static List<DeviceId> ids(List<DeviceRow> rows) {
        return rows.stream().map(DeviceRow::id).toList();
    }
}
