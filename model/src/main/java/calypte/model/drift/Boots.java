package calypte.model.drift;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The boots of a device that are remembered: the one it is in, and those before it.
///
/// They are what tells a fresh registration from a replayed one, and a reboot from a mere claim.
///
/// @param id of the present boot; null if the device names none
/// @param seq of the last report heard within it
/// @param firmwareSerial what the present boot said it runs: that cannot change without a reboot
/// @param past ids of earlier boots, the latest first
public record Boots(
        @Nullable String id,
        @Nullable Long seq,
        @Nullable String firmwareSerial,
        List<String> past) {

    private static final int REMEMBERED = 8;

    /// None yet, or all forgotten: a fresh key starts a fresh history.
    public static final Boots NONE = new Boots(null, null, null, List.of());

    /// What a report says of itself, held against what is remembered.
    enum Standpoint {
        NEW_BOOT,
        SAME_BOOT,
        /// Replayed, duplicated or late: it tells nothing new.
        STALE
    }

    /// An absent boot id counts as a new boot.
    Standpoint of(@Nullable String bootId, @Nullable Long reportSeq) {
        if (bootId == null) {
            return Standpoint.NEW_BOOT;
        }
        if (past.contains(bootId)) {
            return Standpoint.STALE;
        }
        if (!bootId.equals(id)) {
            return Standpoint.NEW_BOOT;
        }
        var stale = seq != null && reportSeq != null && reportSeq <= seq;
        return stale ? Standpoint.STALE : Standpoint.SAME_BOOT;
    }

    /// The present boot reported once more.
    Boots counted(@Nullable Long reportSeq) {
        return new Boots(id, reportSeq == null ? seq : reportSeq, firmwareSerial, past);
    }

    /// A new boot, running `serial`.
    Boots booted(@Nullable String bootId, @Nullable Long reportSeq, String serial) {
        var earlier =
                Stream.concat(Stream.ofNullable(id), past.stream()).limit(REMEMBERED).toList();
        return new Boots(bootId, reportSeq, serial, earlier);
    }
}
