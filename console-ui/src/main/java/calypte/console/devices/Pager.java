package calypte.console.devices;

import calypte.console.fx.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Where the list stands within all that a filter finds. The server only knows the way forward; the
/// way back is remembered here.
public final class Pager {

    private final int size;
    private final Texts texts;
    private final Deque<String> passed = new ArrayDeque<>();
    private final ReadOnlyStringWrapper range = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper first = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper last = new ReadOnlyBooleanWrapper(true);
    private @Nullable String next;

    /// @param size so many rows are a full page
    Pager(int size, Texts texts) {
        this.size = size;
        this.texts = texts;
    }

    /// The cursor of the page on screen; null for the first.
    @Nullable String here() {
        return passed.peekLast();
    }

    /// What the server said: so many rows are on this page and so many match in all, and where the
    /// next page is.
    void learn(int rows, long matching, @Nullable String cursor) {
        next = cursor;
        first.set(passed.isEmpty());
        last.set(cursor == null);
        var from = (long) passed.size() * size + 1;
        range.set(rows == 0 ? "" : texts.get("range", from, from + rows - 1, matching));
    }

    void forward() {
        if (next != null) {
            passed.addLast(next);
            next = null;
        }
    }

    void back() {
        passed.pollLast();
    }

    void restart() {
        passed.clear();
        next = null;
    }

    public String getRange() {
        return range.get();
    }

    public ReadOnlyStringProperty rangeProperty() {
        return range.getReadOnlyProperty();
    }

    public boolean isFirst() {
        return first.get();
    }

    public ReadOnlyBooleanProperty firstProperty() {
        return first.getReadOnlyProperty();
    }

    public boolean isLast() {
        return last.get();
    }

    public ReadOnlyBooleanProperty lastProperty() {
        return last.getReadOnlyProperty();
    }
}
