package calypte.console.audit;

import calypte.console.client.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The last events of the audit, oldest first, each once: no more than fit, and it says how many
/// did not.
final class Trail {

    private final int most;
    private final ObservableList<AuditEvent> events = FXCollections.observableArrayList();
    private long dropped;

    Trail(int most) {
        this.most = most;
    }

    /// Takes in events in any order; those it has already change nothing.
    void add(List<AuditEvent> news) {
        var fresh = new ArrayList<AuditEvent>();
        var newest = newest();
        for (var event : news) {
            if (event.sequence() > newest) {
                fresh.add(event);
                newest = event.sequence();
            }
        }
        events.addAll(fresh);
        var over = events.size() - most;
        if (over > 0) {
            dropped += over;
            events.remove(0, over);
        }
    }

    /// Some were lost on the way here.
    void lost(long count) {
        dropped += count;
    }

    long newest() {
        return events.isEmpty() ? 0 : events.getLast().sequence();
    }

    long dropped() {
        return dropped;
    }

    ObservableList<AuditEvent> events() {
        return events;
    }
}
