package calypte.console.frame;

import java.util.Optional;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something an operator can do from anywhere: by the palette, by a key, and by a button that is in
/// plain sight somewhere.
///
/// @param id its name for what is remembered of it
/// @param mutates whether it changes anything, so that the lock forbids it
public record Command(
        String id, String title, @Nullable KeyCombination keys, boolean mutates, Runnable action) {

    /// The commands that other screens lead to.
    public static final String REGISTER = "register";

    public static final String ADD_FIRMWARE = "add-firmware";
    public static final String NEW_ROLLOUT = "new-rollout";

    /// One that only looks or goes somewhere.
    public static Command harmless(
            String id, String title, @Nullable String keys, Runnable action) {
        return new Command(id, title, combination(keys), false, action);
    }

    /// One that changes something.
    public static Command mutating(
            String id, String title, @Nullable String keys, Runnable action) {
        return new Command(id, title, combination(keys), true, action);
    }

    public Optional<KeyCombination> combination() {
        return Optional.ofNullable(keys);
    }

    private static @Nullable KeyCombination combination(@Nullable String keys) {
        return keys == null ? null : KeyCombination.valueOf(keys);
    }
}
