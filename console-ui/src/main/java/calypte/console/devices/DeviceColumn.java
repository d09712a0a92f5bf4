package calypte.console.devices;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The columns that there are, in the order in which they begin.
///
/// @see ColumnChoice for those that an operator wants to see
enum DeviceColumn {
    SERIAL("device_serial", 100, 112, 240, true),
    NAME("name", 90, 140, 260, false),
    TYPE(null, 76, 84, 180, true),
    CURRENT(null, 74, 76, 130, true),
    ASSIGNED(null, 86, 86, 130, true),
    STATUS("activity", 150, 162, 200, true),
    LINK("link", 80, 80, 110, true),
    SEEN("registered_at", 88, 88, 120, true),
    TAGS(null, 80, 120, 240, false),
    ATTEMPTS("attempts", 82, 82, 96, false),
    WHY(null, 120, 230, Double.MAX_VALUE, true);

    private final @Nullable String sort;
    private final double least;
    private final double usual;
    private final double most;
    private final boolean isUsual;

    DeviceColumn(@Nullable String sort, double least, double usual, double most, boolean isUsual) {
        this.sort = sort;
        this.least = least;
        this.usual = usual;
        this.most = most;
        this.isUsual = isUsual;
    }

    /// The field that the server sorts by; null if it cannot.
    @Nullable String sort() {
        return sort;
    }

    double least() {
        return least;
    }

    double usual() {
        return usual;
    }

    double most() {
        return most;
    }

    boolean isUsual() {
        return isUsual;
    }

    /// Whether a line makes sense without it.
    boolean isOptional() {
        return this != SERIAL;
    }

    /// What it is called in the texts.
    String key() {
        return "column." + name().toLowerCase(Locale.ROOT);
    }
}
