package calypte.emulator.device;

/// How a device stands with the server.
public sealed interface Uplink {
    /// It has no power, or boots.
    record Off() implements Uplink {}

    /// It tries to connect, after `tries` failures in a row.
    record Connecting(int tries) implements Uplink {}

    /// It tries again when `ticket` ends.
    record Down(int tries, long ticket) implements Uplink {}

    /// Connected. When `ticket` ends it registers again: for want of an answer, or because it was
    /// told to.
    record Up(int tries, long ticket) implements Uplink {}
}
