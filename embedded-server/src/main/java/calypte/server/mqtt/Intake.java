package calypte.server.mqtt;

import java.util.ArrayDeque;
import java.util.Queue;

/// Bounds how many received messages are under way in the server, so that a flood waits in the
/// broker and not in our heap.
///
/// A message is acknowledged when it comes, not when it is done: the embedded broker sends the next
/// lot only when the last one is acknowledged to the end, and one slow device would hold up all.
/// Nothing is lost by it, for a device repeats what gets no reply. Only while too many are under
/// way the acknowledgements are held back, one for each.
final class Intake {

    private final int limit;
    private final Queue<Runnable> heldBack = new ArrayDeque<>();
    private int underWay;

    Intake(int limit) {
        this.limit = limit;
    }

    /// A message came, and work on it begins.
    void began(Runnable acknowledge) {
        synchronized (this) {
            if (++underWay > limit) {
                heldBack.add(acknowledge);
                return;
            }
        }
        acknowledge.run();
    }

    /// The work on one message is done.
    void done() {
        Runnable acknowledge;
        synchronized (this) {
            underWay--;
            acknowledge = heldBack.poll();
        }
        if (acknowledge != null) {
            acknowledge.run();
        }
    }
}
