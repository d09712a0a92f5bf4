package calypte.console.shell;

import javafx.scene.input.KeyCombination;

/// Key combinations as they are printed on the keys.
final class Keys {

    private Keys() {}

    static String words(KeyCombination keys) {
        return keys.getDisplayText()
                .replace("Left", "←")
                .replace("Right", "→")
                .replace("Comma", ",");
    }
}
