package calypte.model.update;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the update of one device is: it waits, is under way, or is over. An update that failed and
/// may be tried again waits; it is over only with a proof.
public sealed interface UpdateState {

    /// No order is out.
    ///
    /// @param until when the hindrance passes; null if nobody can know
    record Waiting(Hindrance hindrance, @Nullable Instant until) implements UpdateState {
        public static Waiting on(Hindrance hindrance) {
            return new Waiting(hindrance, null);
        }
    }

    /// The device has an order.
    ///
    /// @param since when it came to this step
    /// @param deadline when it is given up unless it is heard of before
    record UnderWay(
            Step step, int attempt, Instant since, Instant deadline, @Nullable Integer percent)
            implements UpdateState {}

    /// Nothing more will happen to it.
    record Over(Ending ending, String detail) implements UpdateState {}
}
