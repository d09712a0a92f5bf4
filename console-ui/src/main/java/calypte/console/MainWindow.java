package calypte.console;

import calypte.console.frame.Playground;
import calypte.console.fx.Background;
import calypte.console.fx.Memory;
import calypte.console.fx.WindowDesk;
import calypte.console.shell.Connection;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Outside;
import calypte.console.shell.Shell;
import calypte.console.shell.WindowPlace;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import javafx.stage.Stage;

/// The window of the console: it stays while what is in it may change to another server.
final class MainWindow {

    private final Stage stage = new Stage();
    private final Memory memory;
    private final Background background = Background.virtualThreads();
    private Shell shell;

    MainWindow(Connection connection, Memory memory, Optional<Playground> playground) {
        this.memory = memory;
        this.shell = shell(connection, playground);
        stage.setMinWidth(1000);
        stage.setMinHeight(700);
        stage.setWidth(1280);
        stage.setHeight(860);
        wear(shell);
        new WindowPlace(memory, "window.main", background).follow(stage);
    }

    void show(Runnable onClosed) {
        stage.setOnHidden(_ -> {
            shell.close();
            onClosed.run();
        });
        stage.show();
        shell.restoreWindows();
    }

    private Shell shell(Connection connection, Optional<Playground> playground) {
        return new Shell(
                connection,
                new Outside(
                        background,
                        new WindowDesk(stage),
                        InstantSource.system(),
                        memory,
                        playground,
                        this::connect));
    }

    /// From now on the window belongs to another server. What this program plays, plays on.
    private void connect(URI server, String token) {
        var before = shell;
        shell = shell(new Connection(server, token, Environment.REMOTE), Optional.empty());
        wear(shell);
        before.close();
    }

    private void wear(Shell next) {
        stage.titleProperty().unbind();
        stage.setScene(next.scene());
        stage.titleProperty().bind(next.titleProperty());
    }
}
