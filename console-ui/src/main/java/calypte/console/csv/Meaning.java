package calypte.console.csv;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a column can be for a device, and how such a column may be called, the surest name first.
public enum Meaning {
    SERIAL("device_serial", "serial", "serial_number", "sn", "device"),
    TYPE("type_id", "type", "device_type", "model", "hardware"),
    FIRMWARE(
            "firmware_id",
            "assigned_firmware_id",
            "firmware",
            "assigned_version",
            "assigned_firmware",
            "firmware_version"),
    NAME("name", "device_name", "label"),
    TAGS("tags", "tag", "labels", "groups"),
    NOTES("notes", "note", "comment", "description"),
    KEY("shared_key", "key", "secret"),
    /// All of them, as one JSON object.
    ATTRIBUTES("attributes");

    private final List<String> names;

    Meaning(String... names) {
        this.names = List.of(names);
    }

    /// What it is called when it is spoken of.
    public String title() {
        return names.getFirst().replaceFirst("_id$", "");
    }

    /// The meaning that is called so by whoever maps a column by hand.
    public static Optional<Meaning> named(String name) {
        for (var meaning : values()) {
            if (meaning.names.contains(plain(name))) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }

    /// How sure `header` is a column of this meaning: 0 is surest; empty if it is none.
    Optional<Integer> rank(String header) {
        var at = names.indexOf(plain(header));
        return at < 0 ? Optional.empty() : Optional.of(at);
    }

    private static String plain(String header) {
        return header.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
