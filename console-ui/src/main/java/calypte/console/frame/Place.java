package calypte.console.frame;

import calypte.model.device.DeviceId;
import calypte.model.rollout.RolloutId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where an operator can be. Every link, every palette entry and every step of the history is one.
///
/// A null filter means: as it was when one was there last.
public sealed interface Place {

    record Overview() implements Place {}

    /// The first run.
    record Welcome() implements Place {}

    record Devices(@Nullable String filter) implements Place {}

    /// A device's own page.
    record OneDevice(DeviceId id, String serial) implements Place {}

    record Firmware(@Nullable String filter) implements Place {}

    record Rollouts() implements Place {}

    /// A rollout's own page.
    ///
    /// @param name as people call it, such as `R-17`
    record OneRollout(RolloutId id, String name) implements Place {}

    record Audit(@Nullable String filter) implements Place {}

    record Emulator() implements Place {}

    record Settings() implements Place {}

    /// The entry of the navigation that leads to `destination`, as it was last.
    static Place of(Destination destination) {
        return switch (destination) {
            case OVERVIEW -> new Overview();
            case DEVICES -> new Devices(null);
            case FIRMWARE -> new Firmware(null);
            case ROLLOUTS -> new Rollouts();
            case AUDIT -> new Audit(null);
            case EMULATOR -> new Emulator();
            case SETTINGS -> new Settings();
        };
    }

    /// The entry of the navigation under which it is found.
    default Destination destination() {
        return switch (this) {
            case Overview _, Welcome _ -> Destination.OVERVIEW;
            case Devices _, OneDevice _ -> Destination.DEVICES;
            case Firmware _ -> Destination.FIRMWARE;
            case Rollouts _, OneRollout _ -> Destination.ROLLOUTS;
            case Audit _ -> Destination.AUDIT;
            case Emulator _ -> Destination.EMULATOR;
            case Settings _ -> Destination.SETTINGS;
        };
    }

    /// What a page about one thing is called; empty for a destination itself.
    default Optional<String> detail() {
        return switch (this) {
            case OneDevice(_, var serial) -> Optional.of(serial);
            case OneRollout(_, var name) -> Optional.of(name);
            case Overview _, Welcome _, Devices _, Firmware _ -> Optional.empty();
            case Rollouts _, Audit _, Emulator _, Settings _ -> Optional.empty();
        };
    }

    /// Whether it is worth a window of its own.
    default boolean canStandAlone() {
        return this instanceof Audit || detail().isPresent();
    }

    /// The place in one word, for remembering it beyond the window.
    default String path() {
        var base = destination().name();
        return switch (this) {
            case OneDevice(var id, var serial) -> base + "/" + id + "/" + serial;
            case OneRollout(var id, var name) -> base + "/" + id + "/" + name;
            case Overview _, Welcome _, Devices _, Firmware _ -> base;
            case Rollouts _, Audit _, Emulator _, Settings _ -> base;
        };
    }

    /// The place of a [#path]; empty when it is none of ours.
    static Optional<Place> parse(String path) {
        var parts = path.split("/", 3);
        try {
            var destination = Destination.valueOf(parts[0]);
            if (parts.length < 3) {
                return Optional.of(of(destination));
            }
            var id = UUID.fromString(parts[1]);
            return switch (destination) {
                case DEVICES -> Optional.of(new OneDevice(new DeviceId(id), parts[2]));
                case ROLLOUTS -> Optional.of(new OneRollout(new RolloutId(id), parts[2]));
                case OVERVIEW, FIRMWARE, AUDIT, EMULATOR, SETTINGS -> Optional.empty();
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
