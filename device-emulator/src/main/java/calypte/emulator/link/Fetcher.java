package calypte.emulator.link;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Event;
import calypte.emulator.wire.Http;
import calypte.model.firmware.Digest;
import calypte.model.update.UpdateOrder;
import io.helidon.webclient.api.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Fetches one image over HTTP and hashes it on its way; nothing of it is kept.
final class Fetcher {

    private static final int QUARTERS = 4;
    private static final int CHUNK = 8 * 1024;

    private final Http http;
    private final String authorization;
    private final Fetch order;
    private final Consumer<Event> events;
    private volatile boolean stopped;

    Fetcher(Http http, Identity identity, Fetch order, Consumer<Event> events) {
        this.http = http;
        this.authorization = Http.basic(identity.serial(), identity.key());
        this.order = order;
        this.events = events;
    }

    /// From now on nothing is heard of it.
    void stop() {
        stopped = true;
    }

    /// Runs to the end of the image, or to its own.
    void run() {
        try (var response = http.open(URI.create(ordered().firmware().url()), authorization)) {
            tell(
                    response.status().code() == 200
                            ? take(response)
                            : failed("HTTP " + response.status().code()));
        } catch (IOException | RuntimeException e) {
            // Helidon's own exceptions for a broken line have no common type, and the URL is the
            // server's word.
            tell(failed(String.valueOf(e.getMessage())));
        } catch (InterruptedException _) {
            // The whole fleet stops; there is nobody left to tell.
            Thread.currentThread().interrupt();
        }
    }

    private Event take(HttpClientResponse response) throws IOException, InterruptedException {
        var sha256 = Digest.sha256();
        var size = 0L;
        try (var image = response.entity().inputStream()) {
            var chunk = new byte[CHUNK];
            for (var quarter = 1; quarter <= QUARTERS && !stopped; quarter++) {
                TimeUnit.NANOSECONDS.sleep(order.time().toNanos() / QUARTERS);
                var until = quarter == QUARTERS ? Long.MAX_VALUE : share(quarter);
                for (int read; size < until && (read = next(image, chunk, until - size)) > 0; ) {
                    sha256.update(chunk, 0, read);
                    size += read;
                }
                if (quarter < QUARTERS) {
                    tell(new Event.Fetching(ordered(), quarter * 100 / QUARTERS));
                }
            }
        }
        return new Event.Fetched(ordered(), Digest.of(sha256), size);
    }

    private int next(InputStream image, byte[] chunk, long most) throws IOException {
        return stopped ? -1 : image.read(chunk, 0, (int) Math.min(chunk.length, most));
    }

    private long share(int quarter) {
        return ordered().firmware().sizeBytes() * quarter / QUARTERS;
    }

    private UpdateOrder ordered() {
        return order.order();
    }

    private Event failed(String why) {
        return new Event.FetchFailed(ordered(), why);
    }

    private void tell(Event event) {
        if (!stopped) {
            events.accept(event);
        }
    }
}
