package calypte.console;

import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Files that are dropped from outside. No desktop is there to drag them from, so the events are
/// those that the desktop would send.
final class Drop {

    private final Dragboard board;

    private Drop(List<File> files) {
        try {
            var maker = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
            maker.setAccessible(true);
            board = maker.newInstance(holding(files));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the desktop holds while it drags: files, to be copied.
    private static TKClipboard holding(List<File> files) {
        return (TKClipboard)
                Proxy.newProxyInstance(
                        TKClipboard.class.getClassLoader(),
                        new Class<?>[] {TKClipboard.class},
                        (_, method, _) ->
                                switch (method.getName()) {
                                    case "hasContent" -> true;
                                    case "getContent" -> files;
                                    case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                                    default -> null;
                                });
    }

    /// Drops files on `target`, on the screen's thread.
    static void on(Node target, List<Path> files) {
        var drop = new Drop(files.stream().map(Path::toFile).toList());
        drop.send(DragEvent.DRAG_OVER, target);
        drop.send(DragEvent.DRAG_DROPPED, target);
    }

    private void send(EventType<DragEvent> what, Node target) {
        Event.fireEvent(
                target,
                new DragEvent(
                        null,
                        target,
                        what,
                        board,
                        0,
                        0,
                        0,
                        0,
                        TransferMode.COPY,
                        null,
                        target,
                        null));
    }
}
