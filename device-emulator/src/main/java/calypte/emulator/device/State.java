package calypte.emulator.device;

/// Where one device is in its life. Changes only by [Brain#on].
///
/// @param tickets how many waits it has begun; each has its number, so that one that no longer
///   matters is known when it ends
/// @param outage the ticket of the next time without a network, 0 for none
public record State(Boot boot, Uplink uplink, Work work, Ledger ledger, long tickets, long outage) {

    /// A device in its box, with this image in its flash.
    public static State boxed(String firmware) {
        return new State(
                new Boot(firmware, 0, 0), new Uplink.Off(), new Work.Off(), Ledger.EMPTY, 0, 0);
    }

    /// Whether it has power.
    public boolean isOn() {
        return !(work instanceof Work.Off);
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

    State with(Boot changed) {
        return new State(changed, uplink, work, ledger, tickets, outage);
    }

    State with(Uplink changed) {
        return new State(boot, changed, work, ledger, tickets, outage);
    }

    State with(Work changed) {
        return new State(boot, uplink, changed, ledger, tickets, outage);
    }

    State with(Ledger changed) {
        return new State(boot, uplink, work, changed, tickets, outage);
    }

    State withOutage(long ticket) {
        return new State(boot, uplink, work, ledger, tickets, ticket);
    }

    /// The same with one more ticket given out: the number in [#tickets].
    State ticketed() {
        return new State(boot, uplink, work, ledger, tickets + 1, outage);
    }
}
