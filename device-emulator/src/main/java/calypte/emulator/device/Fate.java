package calypte.emulator.device;

import calypte.model.update.Progress.Code;

/// What becomes of an order at one device.
public sealed interface Fate {

    record Succeeds() implements Fate {}

    /// It says that it failed, with this reason, at the moment at which such a thing shows.
    record Fails(Code code) implements Fate {}

    /// It will not even begin.
    record Refuses(Code code) implements Fate {}

    /// The power goes in the middle of it; the old image boots again.
    record PowerCut(Moment at) implements Fate {}

    /// In the middle of it the device falls silent about the order. Only another order, or a hand
    /// at its switch, gets it going.
    record Hangs(Moment at) implements Fate {}

    /// It says that all went well and boots the old image.
    record Lies() implements Fate {}

    /// It says that it runs the new image, and has not even booted.
    record Pretends() implements Fate {}

    /// Whether something happens in the middle of this moment, rather than at its end.
    default boolean breaksOff(Moment moment) {
        return switch (this) {
            case PowerCut(var at) -> at == moment;
            case Hangs(var at) -> at == moment;
            case Succeeds _, Fails _, Refuses _, Lies _, Pretends _ -> false;
        };
    }
}
