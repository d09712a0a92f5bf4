package calypte.emulator.link;

import calypte.emulator.device.Effect.Register;
import calypte.model.update.Progress;

/// One device's line to the server. What comes over it arrives as events, on any thread.
///
/// Every call may wait; each device makes its own, one after the other.
sealed interface Link permits HttpLink, MqttLink {

    /// Ends in `Connected` or `ConnectFailed`.
    void connect();

    /// The line goes dead without a farewell.
    void drop();

    void announceOnline();

    /// Is followed by `Replied`, or by nothing.
    void register(Register message);

    void report(Progress progress);
}
