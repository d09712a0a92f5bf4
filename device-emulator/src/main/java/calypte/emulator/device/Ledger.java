package calypte.emulator.device;

import calypte.model.update.Progress;
import calypte.model.update.UpdateOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a device remembers of its orders, also over a reboot.
///
/// @param attempts the highest attempt taken of each update
/// @param taken how many orders it has taken in all, or since its behaviour changed
/// @param lost how the last one ended, if badly and by the device's own knowledge
/// @param claimed the firmware that it set out to prove by its last reboot
/// @param confession what it has to say before anything else, when it is up again
public record Ledger(
        Map<UUID, Integer> attempts,
        int taken,
        @Nullable Progress lost,
        @Nullable String claimed,
        @Nullable Progress confession) {

    static final Ledger EMPTY = new Ledger(Map.of(), 0, null, null, null);

    public Ledger {
        attempts = Map.copyOf(attempts);
    }

    /// An (update, attempt) is carried out at most once, and none after a later one of its update.
    boolean knows(UpdateOrder order) {
        return attempts.getOrDefault(order.updateId(), 0) >= order.attempt();
    }

    /// How this very order ended, if badly: what a server that asks again has not heard.
    @Nullable Progress lost(UpdateOrder order) {
        var known = lost;
        return known != null
                        && known.updateId().equals(order.updateId())
                        && Integer.valueOf(order.attempt()).equals(known.attempt())
                ? known
                : null;
    }

    Ledger taking(UpdateOrder order) {
        var more = new HashMap<>(attempts);
        more.put(order.updateId(), order.attempt());
        return new Ledger(more, taken + 1, null, null, null);
    }

    Ledger losing(Progress end) {
        return new Ledger(attempts, taken, end, null, null);
    }

    Ledger claiming(String firmware) {
        return new Ledger(attempts, taken, null, firmware, null);
    }

    Ledger confessing(Progress end) {
        return new Ledger(attempts, taken, end, null, end);
    }

    Ledger confessed() {
        return new Ledger(attempts, taken, lost, claimed, null);
    }

    Ledger settled() {
        return new Ledger(attempts, taken, lost, null, confession);
    }

    /// The same memory; what becomes of its orders begins anew.
    Ledger recounted() {
        return new Ledger(attempts, 0, lost, claimed, confession);
    }
}
