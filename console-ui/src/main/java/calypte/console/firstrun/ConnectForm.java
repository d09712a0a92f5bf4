package calypte.console.firstrun;

import calypte.console.client.FleetClient;
import calypte.console.fx.Background;
import calypte.console.fx.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The form for a server elsewhere. It is tried before the console goes there.
public final class ConnectForm {

    private final Background background;
    private final BiConsumer<URI, String> elsewhere;
    private final Texts texts = Texts.beside(ConnectForm.class);
    private final StringProperty url = new SimpleStringProperty("https://");
    private final StringProperty tokenFile = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// @param elsewhere opens the console on a server, with a token that opens it
    ConnectForm(Background background, BiConsumer<URI, String> elsewhere) {
        this.background = background;
        this.elsewhere = elsewhere;
    }

    private record Access(URI server, String token) {}

    /// Tries the server that is typed; goes there if it opens.
    void connect() {
        trouble.set("");
        background.run(
                this::tried,
                access -> elsewhere.accept(access.server(), access.token()),
                cause -> trouble.set(String.valueOf(cause.getMessage())));
    }

    private Access tried() throws Exception {
        var server = URI.create(url.get().strip().replace(" ", "%20"));
        if (server.getHost() == null) {
            throw new IOException(texts.get("connect.url"));
        }
        var token = token();
        try (var client = new FleetClient(server, token)) {
            var _ = client.summary();
        }
        return new Access(server, token);
    }

    private String token() throws IOException {
        try {
            return Files.readString(Path.of(tokenFile.get().strip())).strip();
        } catch (IOException e) {
            throw new IOException(texts.get("connect.token", tokenFile.get()), e);
        }
    }

    StringProperty urlProperty() {
        return url;
    }

    StringProperty tokenFileProperty() {
        return tokenFile;
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
