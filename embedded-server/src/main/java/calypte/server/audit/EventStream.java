package calypte.server.audit;

import calypte.server.audit.AuditPages.Stored;
import calypte.server.http.Heads;
import calypte.server.http.Json;
import calypte.server.http.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/// `GET /events`: the trail as it grows, and the devices and rollouts that change, as server-sent
/// events.
///
/// Helidon's own sink flushes every event by itself; here a page goes out at once.
public final class EventStream implements HttpService, AutoCloseable {

    private static final int PAGE = 200;
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final String COMMENT = ":\n\n";

    private final AuditFeed feed;
    private final AuditPages pages;
    private final Render devices;
    private final Render rollouts;
    private final Duration silence;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    /// What there is to tell of things that changed; those that are gone are left out.
    public interface Render {
        List<?> of(Collection<UUID> changed);
    }

    public EventStream(AuditFeed feed, AuditPages pages, Render devices, Render rollouts) {
        this(feed, pages, devices, rollouts, SILENCE);
    }

    EventStream(
            AuditFeed feed, AuditPages pages, Render devices, Render rollouts, Duration silence) {
        this.feed = feed;
        this.pages = pages;
        this.devices = devices;
        this.rollouts = rollouts;
        this.silence = silence;
    }

    /// These devices changed. Returns at once; each client is told when it is ready to hear.
    public void changed(Collection<UUID> changed) {
        for (var follower : followers) {
            follower.changed(changed);
        }
    }

    /// The same for rollouts.
    public void rolloutsChanged(Collection<UUID> changed) {
        for (var follower : followers) {
            follower.rolloutsChanged(changed);
        }
    }

    /// How many follow at this moment.
    int count() {
        return followers.size();
    }

    /// Ends every stream, so that the server need not wait for them.
    @Override
    public void close() {
        open = false;
        followers.forEach(Follower::end);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", this::follow);
    }

    private void follow(ServerRequest request, ServerResponse response) {
        var told = lastTold(request);
        if (Heads.isAsked(request)) {
            describe(response);
            Heads.send(response);
            return;
        }
        var follower = new Follower(told);
        LongConsumer reaches = follower::reaches;
        followers.add(follower);
        feed.follow(reaches);
        if (!open) {
            follower.end();
        }
        try (var out = stream(response)) {
            follower.reaches(pages.head());
            tell(follower, told, out);
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the client is gone", e);
        } catch (InterruptedException _) {
            // The server stops, and so does this.
            Thread.currentThread().interrupt();
        } finally {
            feed.leave(reaches);
            followers.remove(follower);
        }
    }

    /// Where the client left off; a new one begins with what happens next.
    private long lastTold(ServerRequest request) {
        var id = request.headers().first(HeaderNames.create("Last-Event-ID"));
        if (id.isEmpty()) {
            return pages.head();
        }
        try {
            return Math.clamp(Long.parseLong(id.get()), 0, pages.head());
        } catch (NumberFormatException _) {
            throw Problem.of(
                            Status.BAD_REQUEST_400,
                            "invalid-header",
                            "Last-Event-ID must be the id of an event")
                    .asRefusal();
        }
    }

    private void tell(Follower follower, long told, OutputStream out)
            throws IOException, InterruptedException {
        var at = told;
        write(out, COMMENT);
        for (var news = follower.await(silence); !news.over(); news = follower.await(silence)) {
            var text = new StringBuilder();
            if (news.trail()) {
                var page = pages.after(at, PAGE);
                page.forEach(event -> event(event, text));
                at = page.isEmpty() ? at : page.getLast().sequence();
                follower.told(at, page.size() == PAGE);
            }
            if (news.reset()) {
                text.append("event: reset\ndata: {}\n\n");
            }
            if (!news.devices().isEmpty()) {
                devices.of(news.devices()).forEach(it -> changed("device", it, text));
            }
            if (!news.rollouts().isEmpty()) {
                rollouts.of(news.rollouts()).forEach(it -> changed("rollout", it, text));
            }
            if (text.isEmpty()) {
                // Silence would look the same whether the peer is there or not. And another node
                // may have written to the trail.
                text.append(COMMENT);
                follower.reaches(pages.head());
            }
            write(out, text.toString());
        }
    }

    private static void event(Stored event, StringBuilder text) {
        text.append("event: audit\nid: ")
                .append(event.sequence())
                .append("\ndata: ")
                .append(event.document())
                .append("\n\n");
    }

    private static void changed(String kind, Object what, StringBuilder text) {
        text.append("event: ")
                .append(kind)
                .append("\ndata: ")
                .append(new String(Json.bytes(what), StandardCharsets.UTF_8))
                .append("\n\n");
    }

    private static OutputStream stream(ServerResponse response) {
        describe(response);
        return response.outputStream();
    }

    private static void describe(ServerResponse response) {
        // After a stream there is nothing more to say on this connection.
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream")
                .header(HeaderValues.CONNECTION_CLOSE)
                .header(HeaderValues.CACHE_NO_CACHE);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
