package calypte.console.shell;

import calypte.console.client.FleetClient;
import calypte.console.client.Health;
import calypte.console.client.LiveFeed;
import calypte.console.client.Trouble;
import calypte.console.fx.Background;
import calypte.console.fx.Burst;
import calypte.console.fx.Texts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Whether the server is there, in words; and since when it is not.
public final class ConnectionViewModel {

    private final String server;
    private final FleetClient fleet;
    private final Background background;
    private final InstantSource clock;
    private final Texts texts = Texts.beside(ConnectionViewModel.class);
    private final DateTimeFormatter times;
    private final ReadOnlyObjectWrapper<Optional<Health>> health =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper lost = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper("");
    private @Nullable Instant lostAt;

    /// What the feed said last.
    private sealed interface News {
        record Up() implements News {}

        record Down(Trouble why, Duration pause) implements News {}
    }

    public ConnectionViewModel(
            FleetClient fleet,
            LiveFeed feed,
            Background background,
            InstantSource clock,
            ZoneId zone) {
        this.server = brief(fleet.server());
        this.fleet = fleet;
        this.background = background;
        this.clock = clock;
        this.times = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
        state.set(texts.get("state.connecting", server));
        var news =
                new Burst<News>(
                        1,
                        background.after(Duration.ZERO),
                        batch -> hear(batch.pieces().getLast()));
        feed.listen(
                new LiveFeed.Listener() {
                    @Override
                    public void connected() {
                        news.offer(new News.Up());
                    }

                    @Override
                    public void lost(Trouble why, Duration pause) {
                        news.offer(new News.Down(why, pause));
                    }
                });
    }

    /// On this machine the port says it all.
    private static String brief(URI server) {
        var here = List.of("127.0.0.1", "localhost", "[::1]").contains(server.getHost());
        return here ? ":" + server.getPort() : server.toString();
    }

    /// How the loop stands, in words that grow old.
    String pulse() {
        return health.get()
                .flatMap(Health::loop)
                .map(loop -> Pulse.of(loop, clock.instant(), texts))
                .orElse("");
    }

    /// Asks how the server is. While it is lost there is nobody to ask.
    public void checkHealth() {
        if (live.get()) {
            background.run(fleet::health, this::show, _ -> health.set(Optional.empty()));
        }
    }

    private void show(Health now) {
        health.set(Optional.of(now));
    }

    private void hear(News news) {
        switch (news) {
            case News.Up() -> {
                lostAt = null;
                live.set(true);
                lost.set(false);
                banner.set("");
                state.set(texts.get("state.live", server));
                checkHealth();
            }
            case News.Down(var why, var pause) -> {
                var since = lostAt == null ? clock.instant() : lostAt;
                lostAt = since;
                live.set(false);
                health.set(Optional.empty());
                lost.set(true);
                state.set(texts.get("state.lost", server));
                banner.set(
                        texts.get(
                                "banner",
                                String.valueOf(why.getMessage()),
                                times.format(since),
                                Math.max(1, pause.toSeconds())));
            }
        }
    }

    /// Empty while nobody knows.
    public ReadOnlyObjectProperty<Optional<Health>> healthProperty() {
        return health.getReadOnlyProperty();
    }

    public boolean isLive() {
        return live.get();
    }

    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    public boolean isLost() {
        return lost.get();
    }

    public ReadOnlyBooleanProperty lostProperty() {
        return lost.getReadOnlyProperty();
    }

    public String getState() {
        return state.get();
    }

    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public String getBanner() {
        return banner.get();
    }

    public ReadOnlyStringProperty bannerProperty() {
        return banner.getReadOnlyProperty();
    }
}
