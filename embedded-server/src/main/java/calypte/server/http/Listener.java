package calypte.server.http;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One door of the server: where it is, its certificate, and how much it takes from a stranger.
///
/// @param port 0 for any free one
/// @param tls PEM files; without them the door speaks plain HTTP
public record Listener(
        String name, String host, int port, @Nullable Certificate tls, Limits limits) {

    /// PEM files: the certificate with its chain, and its key.
    public record Certificate(Path chain, Path key) {}

    /// How much of everything.
    ///
    /// @param payload the largest body, in bytes
    /// @param connections at once, from everybody
    /// @param perAddress at once from one address; loopback is exempt
    /// @param idle how long a connection may wait between two requests
    /// @param patience how long a request may take to arrive, plus a second for each 4 KiB of body
    public record Limits(
            long payload, int connections, int perAddress, Duration idle, Duration patience) {

        public static final Limits DEFAULT =
                new Limits(16 << 20, 20_000, 1_000, Duration.ofMinutes(2), Duration.ofSeconds(15));

        public Limits withPayload(long payload) {
            return new Limits(payload, connections, perAddress, idle, patience);
        }

        public Limits withPerAddress(int perAddress) {
            return new Limits(payload, connections, perAddress, idle, patience);
        }
    }

    public Listener(String name, String host, int port) {
        this(name, host, port, null, Limits.DEFAULT);
    }
}
