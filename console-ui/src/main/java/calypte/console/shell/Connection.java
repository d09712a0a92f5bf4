package calypte.console.shell;

import java.net.URI;

/// Which server a window belongs to, and what kind of fleet is behind it.
public record Connection(URI operatorUrl, String token, Environment environment) {

    /// What the band across the window says, so that nobody takes one fleet for another.
    public enum Environment {
        /// The server runs in this process.
        LOCAL,
        /// The same, with devices that are emulated and data that is thrown away.
        DEMO,
        /// The server runs elsewhere, and nobody said what for.
        REMOTE,
        /// The server runs elsewhere, for trying things out.
        STAGING,
        /// The server runs elsewhere, and its devices matter: a window on it begins locked.
        PRODUCTION;

        /// Whether a hand that slips would cost dearly.
        public boolean beginsLocked() {
            return this == PRODUCTION;
        }
    }

    /// Tokens are secrets.
    @Override
    public String toString() {
        return operatorUrl + " (" + environment + ")";
    }
}
