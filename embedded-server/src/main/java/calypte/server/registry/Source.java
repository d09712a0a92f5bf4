package calypte.server.registry;

import org.jspecify.annotations.Nullable;

/// Where a word came from: for the audit trail, and for what it says about the device's link.
///
/// @param actor the operator or program that spoke; null if it was the device itself
/// @param address the peer's IP address, where it is known
public record Source(Door door, @Nullable String actor, @Nullable String address) {

    /// The ways in.
    public enum Door {
        MQTT,
        HTTP,
        OPERATOR,
        /// The platform itself: the loop, a rollout.
        INSIDE
    }

    public static final Source MQTT = new Source(Door.MQTT, null, null);
    public static final Source INSIDE = new Source(Door.INSIDE, "calypte", null);

    public static Source http(String address) {
        return new Source(Door.HTTP, null, address);
    }

    public static Source operator(String address) {
        return new Source(Door.OPERATOR, "operator", address);
    }
}
