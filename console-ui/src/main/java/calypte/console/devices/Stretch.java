package calypte.console.devices;

import calypte.console.fx.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The stretch of all that a filter finds which is on the screen: it grows page by page, and when
/// it is full the list goes on with the next one. The server only knows the way forward; the way
/// back is remembered here.
public final class Stretch {

    private final int page;
    private final int most;
    private final Texts texts;
    private final Deque<Beginning> passed = new ArrayDeque<>();
    private final ReadOnlyStringWrapper range = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper first = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper last = new ReadOnlyBooleanWrapper(true);
    private @Nullable String next;
    private int loaded;
    private int wanted;

    private record Beginning(String cursor, long before) {}

    /// @param page rows of a page
    /// @param most rows of a stretch
    Stretch(int page, int most, Texts texts) {
        this.page = page;
        this.most = most;
        this.wanted = page;
        this.texts = texts;
    }

    /// Where it begins; null for the very first.
    @Nullable String beginning() {
        var here = passed.peekLast();
        return here == null ? null : here.cursor();
    }

    /// How many rows it should have when it is asked for.
    int wanted() {
        return wanted;
    }

    /// By one page.
    void grow() {
        wanted = Math.min(most, Math.max(wanted, loaded) + page);
    }

    boolean isFull() {
        return loaded >= most;
    }

    /// What the server said: so many rows are loaded, so many match in all, and where it goes on.
    void learn(int rows, long matching, @Nullable String cursor) {
        loaded = rows;
        next = cursor;
        first.set(passed.isEmpty());
        last.set(cursor == null);
        var here = passed.peekLast();
        var from = here == null ? 1 : here.before() + 1;
        range.set(rows == 0 ? "" : texts.get("range", from, from + rows - 1, matching));
    }

    /// To the stretch behind this one.
    void forward() {
        var cursor = next;
        if (cursor != null) {
            var here = passed.peekLast();
            passed.addLast(new Beginning(cursor, (here == null ? 0 : here.before()) + loaded));
            wanted = page;
        }
    }

    void back() {
        passed.pollLast();
        wanted = page;
    }

    void restart() {
        passed.clear();
        next = null;
        wanted = page;
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
