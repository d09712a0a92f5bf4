package calypte.emulator.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a device's orders.
///
/// @param fates of the orders in turn; the last one goes for all that follow
/// @param onlyWith the firmware serial of the one image that it has such luck with; all others
///   succeed. Null for any image
public record Luck(List<Fate> fates, @Nullable String onlyWith) {

    public Luck {
        fates = List.copyOf(fates);
        if (fates.isEmpty()) {
            throw new IllegalArgumentException("luck needs at least one fate");
        }
    }

    public static Luck of(Fate... fates) {
        return new Luck(List.of(fates), null);
    }

    /// The same, but with this image only.
    public Luck onlyWith(String firmware) {
        return new Luck(fates, firmware);
    }

    /// What becomes of the order for `firmware`, after `before` others.
    Fate fate(String firmware, int before) {
        return onlyWith == null || onlyWith.equals(firmware)
                ? fates.get(Math.min(before, fates.size() - 1))
                : new Fate.Succeeds();
    }
}
