package calypte.console.client;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The operator API for scripts: the server's JSON as it came, so that what a later server tells
/// gets through to whoever asked for it.
///
/// Paths are those of the API. In a query names and values alternate; what is null or empty is left
/// out.
public final class FleetJson implements AutoCloseable {

    /// The most rows the server gives at once.
    static final int FULL_PAGE = 500;

    private final Wire wire;

    FleetJson(Wire wire) {
        this.wire = wire;
    }

    /// @param patience how long the server may take for one answer
    public FleetJson(URI server, String token, Duration patience) {
        this(new Wire(server, token, patience));
    }

    public URI server() {
        return wire.server();
    }

    public JsonNode get(String path, @Nullable Object... query) throws Trouble {
        return wire.get(Wire.query(path, query), JsonNode.class);
    }

    /// A list, page by page.
    ///
    /// @param atOnce rows of a page
    public Pages pages(int atOnce, String path, @Nullable Object... query) {
        return new Pages(this, path, query, Math.min(atOnce, FULL_PAGE));
    }

    /// All items of a list.
    public List<JsonNode> all(String path, @Nullable Object... query) throws Trouble {
        return pages(FULL_PAGE, path, query).all();
    }

    public JsonNode post(String path, Object body) throws Trouble {
        return wire.post(path, body, JsonNode.class);
    }

    /// A question that is too long for a URL, such as a dry run: it changes nothing.
    public JsonNode ask(String path, Object body) throws Trouble {
        return wire.inquire(path, body, JsonNode.class);
    }

    public JsonNode patch(String path, Object body) throws Trouble {
        return wire.patch(path, body, JsonNode.class);
    }

    public void delete(String path) throws Trouble {
        wire.delete(path);
    }

    /// Sends a file; `sent` hears how many bytes have gone out.
    public void upload(String path, Path file, LongConsumer sent)
            throws Trouble, FileNotFoundException {
        wire.put(path, new CountingPublisher(file, sent));
    }

    /// A file, as it comes in. A connection that breaks means that it is not whole.
    public InputStream download(String path, @Nullable Object... query) throws Trouble {
        return wire.download(Wire.query(path, query));
    }

    @Override
    public void close() {
        wire.close();
    }
}
