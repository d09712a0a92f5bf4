package calypte.console.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The desk that a real window stands on.
public final class WindowDesk implements Desk {

    private final Window window;

    public WindowDesk(Window window) {
        this.window = window;
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath);
    }

    @Override
    public List<Path> chooseFiles(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        var chosen = chooser.showOpenMultipleDialog(window);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseTarget(String title, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
    }

    @Override
    public void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    public void attract(String text) {
        Platform.runLater(() -> {
            if (!window.isFocused()) {
                SystemNotice.show(text);
            }
        });
    }
}
