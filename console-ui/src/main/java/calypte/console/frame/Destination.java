package calypte.console.frame;

/// The seven entries of the navigation, in its order.
public enum Destination {
    OVERVIEW,
    DEVICES,
    FIRMWARE,
    ROLLOUTS,
    AUDIT,
    EMULATOR,
    SETTINGS
}
