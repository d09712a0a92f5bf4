package calypte.console.firmware;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Makes a page take files that are dropped on it, and shows that it would.
final class FileDrop {

    private final Node target;
    private final Node highlight;
    private final ObservableBooleanValue locked;
    private final Consumer<List<Path>> taker;

    /// @param highlight is to be seen while files hang over `target`
    /// @param locked while it is, nothing is taken
    FileDrop(
            Node target,
            Node highlight,
            ObservableBooleanValue locked,
            Consumer<List<Path>> taker) {
        this.target = target;
        this.highlight = highlight;
        this.locked = locked;
        this.taker = taker;
    }

    void begin() {
        highlight.setVisible(false);
        highlight.setMouseTransparent(true);
        target.setOnDragOver(this::over);
        target.setOnDragExited(_ -> highlight.setVisible(false));
        target.setOnDragDropped(this::drop);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles() && !locked.get()) {
            event.acceptTransferModes(TransferMode.COPY);
            highlight.setVisible(true);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        highlight.setVisible(false);
        if (event.getDragboard().hasFiles() && !locked.get()) {
            taker.accept(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
