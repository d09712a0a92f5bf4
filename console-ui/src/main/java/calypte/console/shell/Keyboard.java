package calypte.console.shell;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys that are no commands of the palette: to the next part of the window, and those that are
/// letters where one types.
final class Keyboard {

    private final Scene scene;
    private final Regions regions;
    private final FrameCommands frame;
    private final Commands commands;

    Keyboard(Scene scene, Regions regions, FrameCommands frame, Commands commands) {
        this.scene = scene;
        this.regions = regions;
        this.frame = frame;
        this.commands = commands;
    }

    void begin() {
        var keys = scene.getAccelerators();
        keys.put(new KeyCodeCombination(KeyCode.F6), () -> regions.turn(1));
        keys.put(
                new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN),
                () -> regions.turn(-1));
        scene.addEventHandler(KeyEvent.KEY_TYPED, this::type);
    }

    private void type(KeyEvent event) {
        if (scene.getFocusOwner() instanceof TextInputControl) {
            return;
        }
        switch (event.getCharacter()) {
            case "/" -> frame.find();
            case "?" -> commands.run("shortcuts");
            default -> {
                return;
            }
        }
        event.consume();
    }
}
