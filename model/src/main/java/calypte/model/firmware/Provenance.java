package calypte.model.firmware;

import org.jspecify.annotations.Nullable;

/// Who vouches for a firmware.
///
/// @param sequence the maker's count of releases, if he told it
/// @param signature over the firmware's [Descriptor], if its maker signed it
/// @param keyId the trusted key that the signature was found to be by
/// @param withheld whether it is not to be delivered, because somebody is trusted and that is by
///   none of them
public record Provenance(
        @Nullable Long sequence,
        @Nullable Signature signature,
        @Nullable String keyId,
        boolean withheld) {

    /// Firmware that nobody signed.
    public static final Provenance UNKNOWN = new Provenance(null, null, null, false);

    /// What is known of the signature.
    public enum State {
        /// There is none.
        UNSIGNED,
        /// There is one, but nothing to check it against: no content as yet, or no trusted key.
        UNVERIFIED,
        /// It is by a key that is trusted.
        VALID
    }

    public State state() {
        if (keyId != null) {
            return State.VALID;
        }
        return signature == null ? State.UNSIGNED : State.UNVERIFIED;
    }
}
