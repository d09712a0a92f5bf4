package calypte.emulator.link;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.Register;
import calypte.model.update.Progress;

/// One device's line to the server. What comes over it arrives as events, on any thread.
///
/// Every call but those about images may wait; each device makes its own, one after the other.
public interface Link {

    /// Ends in `Connected` or `ConnectFailed`.
    void connect();

    /// The line goes dead without a farewell.
    void drop();

    void announceOnline();

    /// Is followed by `Replied`, or by nothing.
    void register(Register message);

    void report(Progress progress);

    /// Begins to fetch an image; whatever is being fetched is given up. Is followed by `Fetching`
    /// now and then, and ends in `Fetched` or `FetchFailed`.
    void fetch(Fetch fetch);

    /// Nothing more is heard of an image.
    void stopFetching();
}
