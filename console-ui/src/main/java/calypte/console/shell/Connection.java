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
        /// The server runs elsewhere.
        REMOTE
    }

    /// Tokens are secrets.
    @Override
    public String toString() {
        return operatorUrl + " (" + environment + ")";
    }
}
