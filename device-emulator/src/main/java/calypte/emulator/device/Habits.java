package calypte.emulator.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a device is like, whatever it is ordered.
///
/// @param trouble that befalls it now and then, if any does
/// @param clockOff how far the clock is off that it tells of when it registers; null if it tells of
///   none
public record Habits(@Nullable Trouble trouble, Speech speech, @Nullable Duration clockOff) {

    /// Nothing to remark.
    public static final Habits GOOD = new Habits(null, Speech.CLEAR, null);

    public Habits with(@Nullable Trouble other) {
        return new Habits(other, speech, clockOff);
    }

    public Habits with(Speech other) {
        return new Habits(trouble, other, clockOff);
    }

    public Habits withClockOff(Duration off) {
        return new Habits(trouble, speech, off);
    }

    /// How its reports of progress reach the server.
    ///
    /// @param copies of each
    /// @param latest how long one may be on its way: each takes its own time up to this, so that
    ///   they arrive late and out of order
    public record Speech(int copies, Duration latest) {
        public static final Speech CLEAR = new Speech(1, Duration.ZERO);
    }

    /// Something that happens `after` the server has answered, again and again.
    public sealed interface Trouble {
        Duration after();

        /// It has no network for as long as this `lasts`.
        record Outage(Duration after, Duration lasts) implements Trouble {}

        /// It starts anew by itself, whatever it is at.
        record Crash(Duration after) implements Trouble {}
    }
}
