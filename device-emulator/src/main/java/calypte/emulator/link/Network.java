package calypte.emulator.link;

import java.time.Duration;

/// The network between a device and the server.
///
/// @param latency a message's way there and back; each takes from half to one and a half of it
/// @param loss the share of messages that never arrive, from 0 to 1
/// @param bytesPerSecond that an image comes with at most, 0 for no limit
public record Network(Duration latency, double loss, long bytesPerSecond) {

    public static final Network PERFECT = new Network(Duration.ZERO, 0, 0);

    /// None at all.
    public static final Network GONE = new Network(Duration.ZERO, 1, 0);

    /// @throws IllegalArgumentException in words for whoever typed it, if there is no such network
    public Network {
        if (latency.isNegative() || latency.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("a latency is from 0 to a minute");
        }
        if (!(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException("a loss is a share from 0 to 1");
        }
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a bandwidth is not negative");
        }
    }

    /// How long so many bytes take at least.
    Duration time(long bytes) {
        return bytesPerSecond == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.multiplyExact(bytes, 1_000L) / bytesPerSecond);
    }
}
