package calypte.model.update;

import java.util.Optional;
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

        /// The step it says that the update has come to; empty if it says that it is over.
        public Optional<Step> step() {
            return switch (this) {
                case ACCEPTED -> Optional.of(Step.ACCEPTED);
                case DOWNLOADING -> Optional.of(Step.DOWNLOADING);
                case VERIFYING -> Optional.of(Step.VERIFYING);
                case INSTALLING -> Optional.of(Step.INSTALLING);
                case REBOOTING -> Optional.of(Step.REBOOTING);
                case FAILED, REJECTED -> Optional.empty();
            };
        }
    }

    /// Why a device failed or refused.
    public record Failure(Code code, @Nullable String message) {

        /// The reason for a person: the code, with the device's own words behind it.
        @Override
        public String toString() {
            return message == null || message.isBlank() ? code.name() : code + ": " + message;
        }
    }

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
