package calypte.emulator.device;

import calypte.model.update.Progress;
import java.util.HashMap;
import java.util.Map;

/// Where one device is in its life. Changes only by [Brain#on].
///
/// @param times the tickets that it has given out, and what they are for
public record State(Boot boot, Uplink uplink, Work work, Ledger ledger, Times times) {

    /// A device in its box, with this image in its flash.
    public static State boxed(String firmware) {
        return new State(
                new Boot(firmware, 0, 0),
                new Uplink.Off(),
                new Work.Off(),
                Ledger.EMPTY,
                Times.NONE);
    }

    /// Another device in its box. What was begun in this life is not for that one: it goes on with
    /// the tickets.
    public State boxedAgain(String firmware) {
        return boxed(firmware).with(new Times(times.tickets(), 0, Map.of()));
    }

    /// Whether it has power.
    public boolean isOn() {
        return !(work instanceof Work.Off);
    }

    /// The same device; what becomes of its orders begins anew.
    public State withFreshLuck() {
        return with(ledger.recounted());
    }

    /// What runs, since when.
    ///
    /// @param number of this boot, from 1
    /// @param seq of its last registration in this boot
    public record Boot(String firmware, int number, long seq) {
        Boot next(String image) {
            return new Boot(image, number + 1, 0);
        }

        Boot counted() {
            return new Boot(firmware, number, seq + 1);
        }
    }

    /// What a device waits for beside its uplink and its work.
    ///
    /// @param tickets how many waits it has begun; each has its number, so that one that no longer
    ///   matters is known when it ends
    /// @param trouble the ticket of its next trouble, 0 for none
    /// @param owed reports that are on their way, by their tickets
    public record Times(long tickets, long trouble, Map<Long, Progress> owed) {
        static final Times NONE = new Times(0, 0, Map.of());

        public Times {
            owed = Map.copyOf(owed);
        }

        Times withTrouble(long ticket) {
            return new Times(tickets, ticket, owed);
        }

        Times owing(long ticket, Progress report) {
            var more = new HashMap<>(owed);
            more.put(ticket, report);
            return new Times(tickets, trouble, more);
        }

        Times rid(long ticket) {
            var fewer = new HashMap<>(owed);
            fewer.remove(ticket);
            return new Times(tickets, trouble, fewer);
        }
    }

    /// The number of the wait that was begun last.
    long tickets() {
        return times.tickets();
    }

    State with(Boot changed) {
        return new State(changed, uplink, work, ledger, times);
    }

    State with(Uplink changed) {
        return new State(boot, changed, work, ledger, times);
    }

    State with(Work changed) {
        return new State(boot, uplink, changed, ledger, times);
    }

    State with(Ledger changed) {
        return new State(boot, uplink, work, changed, times);
    }

    State with(Times changed) {
        return new State(boot, uplink, work, ledger, changed);
    }

    /// The same with one more ticket given out: the number in [#tickets].
    State ticketed() {
        return with(new Times(times.tickets() + 1, times.trouble(), times.owed()));
    }
}
