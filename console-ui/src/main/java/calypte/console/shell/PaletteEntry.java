package calypte.console.shell;

/// One line of the palette.
///
/// @param key its name among the recent ones
/// @param keys the shortcut that does the same, in words
/// @param forbidden whether the lock forbids it now
record PaletteEntry(
        Section section,
        String key,
        String title,
        String detail,
        String icon,
        String keys,
        boolean forbidden,
        Runnable action) {

    /// The sections, in their order.
    enum Section {
        RECENT,
        GO,
        DEVICES,
        FIRMWARE,
        ROLLOUTS,
        COMMANDS,
        HELP
    }

    PaletteEntry in(Section other) {
        return new PaletteEntry(other, key, title, detail, icon, keys, forbidden, action);
    }
}
