package calypte.console.devices;

import calypte.console.client.Selection;
import calypte.model.device.DeviceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// The devices that an operator has ticked: some by name, or all that a filter finds but for a few.
///
/// "All" is the filter itself and not a list: it may be a hundred thousand.
public final class Chosen {

    /// As many exceptions as a URL has room for, beside the filter itself.
    static final int MOST_EXCEPTIONS = 40;

    private final Set<DeviceId> ids = new LinkedHashSet<>();
    private final Set<DeviceId> except = new LinkedHashSet<>();
    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private String filter = "";
    private boolean all;
    private long matching;

    public ReadOnlyLongProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Moves with every tick, also where the count stays.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    public boolean isAll() {
        return all;
    }

    public boolean has(DeviceId id) {
        return all ? !except.contains(id) : ids.contains(id);
    }

    public Selection selection() {
        if (!all) {
            return Selection.of(List.copyOf(ids));
        }
        if (except.isEmpty()) {
            return Selection.matching(filter);
        }
        var list = String.join(",", except.stream().map(DeviceId::toString).toList());
        var others = "id=out=(" + list + ")";
        return Selection.matching(filter.isEmpty() ? others : "(" + filter + ");" + others);
    }

    /// Everything the filter finds, `found` devices when last counted.
    void all(String rsql, long found) {
        clear();
        all = true;
        filter = rsql;
        matching = found;
        recount();
    }

    /// The filter finds another number by now.
    void recounted(long found) {
        matching = found;
        recount();
    }

    /// @return whether it could be done: of all, only so many can be left out
    boolean toggle(DeviceId id) {
        var set = all ? except : ids;
        if (!set.remove(id)) {
            if (all && except.size() == MOST_EXCEPTIONS) {
                return false;
            }
            set.add(id);
        }
        recount();
        return true;
    }

    void clear() {
        ids.clear();
        except.clear();
        all = false;
        recount();
    }

    private void recount() {
        count.set(all ? Math.max(0, matching - except.size()) : ids.size());
        changes.set(changes.get() + 1);
    }
}
