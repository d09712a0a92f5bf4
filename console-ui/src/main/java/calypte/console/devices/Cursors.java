package calypte.console.devices;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The way back through a list that only knows the way forward.
final class Cursors {

    private final Deque<String> passed = new ArrayDeque<>();
    private @Nullable String next;

    /// The cursor of the page on screen; null for the first.
    @Nullable String here() {
        return passed.peekLast();
    }

    /// How many pages lie before this one.
    int before() {
        return passed.size();
    }

    boolean hasNext() {
        return next != null;
    }

    /// What the server said about the page after this one.
    void learn(@Nullable String cursor) {
        next = cursor;
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
}
