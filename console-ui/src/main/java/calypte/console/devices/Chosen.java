package calypte.console.devices;

import calypte.model.device.DeviceId;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/// The devices that an operator has ticked: some by name, or all that a filter finds.
///
/// "All" is the filter itself and not a list: it may be a hundred thousand.
public final class Chosen {

    private final ObservableSet<DeviceId> ids = FXCollections.observableSet();
    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private Target target = new Target.These(List.of());

    /// What an assignment is aimed at.
    public sealed interface Target {
        record These(List<DeviceId> ids) implements Target {}

        record Matching(String filter) implements Target {}
    }

    Chosen() {
        ids.addListener(
                (SetChangeListener<DeviceId>)
                        _ -> {
                            count.set(ids.size());
                            target = new Target.These(List.copyOf(ids));
                        });
    }

    public ObservableSet<DeviceId> ids() {
        return ids;
    }

    public ReadOnlyLongProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public Target target() {
        return target;
    }

    public boolean isAll() {
        return target instanceof Target.Matching;
    }

    /// Everything the filter finds, `matching` devices when last counted.
    void all(String filter, long matching) {
        clear();
        target = new Target.Matching(filter);
        count.set(matching);
    }

    void toggle(DeviceId id) {
        if (isAll()) {
            clear();
        }
        if (!ids.remove(id)) {
            ids.add(id);
        }
    }

    void clear() {
        ids.clear();
        count.set(0);
        target = new Target.These(List.of());
    }
}
