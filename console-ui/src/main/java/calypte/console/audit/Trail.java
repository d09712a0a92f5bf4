package calypte.console.audit;

import calypte.console.client.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The last events of the audit, oldest first, each once: no more lines than fit, and a line for
/// what is missing.
final class Trail {

    private final int most;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private boolean isWhole = true;
    private long newest;

    Trail(int most) {
        this.most = most;
    }

    /// Begins anew.
    ///
    /// @param events the oldest first
    /// @param whole whether all events are wanted, so that a sequence that is left out is a gap
    /// @param more whether there are earlier ones that would match
    void begin(List<AuditEvent> events, boolean whole, boolean more) {
        isWhole = whole;
        newest = 0;
        lines.clear();
        if (!events.isEmpty() && more) {
            lines.add(new Line.Gap(whole ? events.getFirst().sequence() - 1 : 0));
            newest = whole ? events.getFirst().sequence() - 1 : 0;
        }
        add(events);
    }

    /// Takes in what is new; what is there already changes nothing.
    ///
    /// @return how many are new
    int add(List<AuditEvent> news) {
        var fresh = new ArrayList<Line>();
        var count = 0;
        for (var event : news) {
            var sequence = event.sequence();
            if (sequence > newest) {
                if (isWhole && newest > 0 && sequence > newest + 1) {
                    fresh.add(new Line.Gap(sequence - newest - 1));
                }
                fresh.add(new Line.Event(event));
                newest = sequence;
                count++;
            }
        }
        lines.addAll(fresh);
        trim();
        return count;
    }

    private void trim() {
        var over = lines.size() - most;
        if (over <= 0) {
            return;
        }
        // One more makes room for the line that says so.
        lines.remove(0, over + 1);
        while (lines.getFirst() instanceof Line.Gap) {
            lines.removeFirst();
        }
        if (lines.getFirst() instanceof Line.Event(var first)) {
            lines.addFirst(new Line.Gap(isWhole ? first.sequence() - 1 : 0));
        }
    }

    long newest() {
        return newest;
    }

    ObservableList<Line> lines() {
        return lines;
    }
}
