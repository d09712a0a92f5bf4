package calypte.model.update;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a device has come with an order, in its own word: progress, never proof. The components
/// are the wire's fields.
///
/// @param attempt the attempt it speaks of; absent means the current one
/// @param percent of the present state, 0 to 100
public record Progress(
        UUID updateId,
        @Nullable Integer attempt,
        State state,
        @Nullable Integer percent,
        @Nullable Failure error) {

    /// The steps of an update as a device takes them, and its two ways to end one itself.
    public enum State {
        ACCEPTED,
        DOWNLOADING,
        VERIFYING,
        INSTALLING,
        REBOOTING,
        FAILED,
        REJECTED;

        /// Whether the device itself ends the attempt by saying so.
        public boolean isEnd() {
            return this == FAILED || this == REJECTED;
        }
    }

    /// Why a device failed or refused.
    public record Failure(Code code, @Nullable String message) {}

    /// The reasons a device can give.
    public enum Code {
        HASH_MISMATCH,
        SIGNATURE_INVALID,
        NO_SPACE,
        DOWNLOAD_FAILED,
        INCOMPATIBLE,
        LOW_BATTERY,
        INSTALL_FAILED,
        BOOT_FAILED,
        BUSY,
        UNKNOWN
    }
}
