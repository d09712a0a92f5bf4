package calypte.console;

import calypte.console.fx.Background;
import calypte.console.fx.Desk;
import calypte.console.shell.Connection;
import calypte.console.shell.Outside;
import calypte.console.shell.Shell;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;

/// A desk with one file on it, and paper for what is copied.
final class TestDesk implements Desk {

    private volatile Optional<Path> file = Optional.empty();
    private volatile String copied = "";

    void lay(Path next) {
        file = Optional.of(next);
    }

    /// All that is outside of a window at this desk.
    Outside outside() {
        return Outside.of(Background.virtualThreads(), this, InstantSource.system());
    }

    /// The console in a window at this desk.
    Shell window(Stage stage, Connection connection) {
        return window(stage, connection, outside());
    }

    Shell window(Stage stage, Connection connection, Outside outside) {
        var shell = new Shell(connection, outside);
        stage.setScene(shell.scene());
        stage.show();
        return shell;
    }

    String copied() {
        return copied;
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        return file;
    }

    @Override
    public List<Path> chooseFiles(String title) {
        return file.stream().toList();
    }

    @Override
    public Optional<Path> chooseTarget(String title, String name) {
        return file.map(one -> one.resolveSibling(name));
    }

    @Override
    public void copy(String text) {
        copied = text;
    }

    @Override
    public void attract(String text) {}
}
