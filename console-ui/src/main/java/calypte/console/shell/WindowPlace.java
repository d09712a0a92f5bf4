package calypte.console.shell;

import calypte.console.fx.Background;
import calypte.console.fx.Burst;
import calypte.console.fx.Memory;
import java.time.Duration;
import java.util.Arrays;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where a window stands and how large it is, kept from one time to the next.
public final class WindowPlace {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Memory memory;
    private final String key;
    private final Background background;

    /// @param key the window's name in the memory
    public WindowPlace(Memory memory, String key, Background background) {
        this.memory = memory;
        this.key = key;
        this.background = background;
    }

    /// Puts the window where it was last, if that is still on a screen, and keeps where it goes: a
    /// moment after it has moved, since a program may end without closing its windows.
    public void follow(Stage stage) {
        memory.recall(key).ifPresent(kept -> restore(stage, kept));
        var moved = new Burst<Stage>(1, background.after(PAUSE), _ -> keep(stage));
        stage.xProperty().subscribe((_, _) -> moved.offer(stage));
        stage.yProperty().subscribe((_, _) -> moved.offer(stage));
        stage.widthProperty().subscribe((_, _) -> moved.offer(stage));
        stage.heightProperty().subscribe((_, _) -> moved.offer(stage));
        stage.maximizedProperty().subscribe((_, _) -> moved.offer(stage));
    }

    private void restore(Stage stage, String kept) {
        try {
            var numbers = Arrays.stream(kept.split(",")).mapToDouble(Double::parseDouble).toArray();
            var onScreen =
                    numbers.length == 5
                            && !Screen.getScreensForRectangle(
                                            numbers[0], numbers[1], numbers[2], numbers[3])
                                    .isEmpty();
            if (onScreen) {
                stage.setX(numbers[0]);
                stage.setY(numbers[1]);
                stage.setWidth(numbers[2]);
                stage.setHeight(numbers[3]);
                stage.setMaximized(numbers[4] > 0);
            }
        } catch (NumberFormatException _) {
            // Somebody edited the file: the window opens where windows open.
        }
    }

    private void keep(Stage stage) {
        if (!stage.isShowing() || stage.isIconified()) {
            return;
        }
        var maximized = stage.isMaximized() ? 1 : 0;
        memory.keep(
                key,
                "%s,%s,%s,%s,%d"
                        .formatted(
                                stage.getX(),
                                stage.getY(),
                                stage.getWidth(),
                                stage.getHeight(),
                                maximized));
    }
}
