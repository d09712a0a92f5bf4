package calypte.server;

import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.time.InstantSource;

/// What the server tells of itself: how it is, what it measures, how it is set.
final class About implements AutoCloseable {

    private final Metrics metrics = new Metrics();
    private final LoopClock loop;
    private final Health health;
    private final SettingsRoutes settings;

    About(Settings settings, Vitals vitals, Doors doors, MessageQueue queue, InstantSource clock) {
        this.loop = new LoopClock(clock, period(settings), metrics);
        this.health = new Health(vitals, loop, queue::liveSessions);
        this.settings =
                new SettingsRoutes(
                        settings,
                        () -> new SettingsRoutes.Addresses(doors.deviceUrl(), queue.url()));
    }

    /// Hears of each round of the loop.
    LoopClock loop() {
        return loop;
    }

    void routes(HttpRouting.Builder routes) {
        routes.register("/health", health)
                .register("/settings", settings)
                .get("/metrics", metrics::answer);
    }

    @Override
    public void close() {
        metrics.close();
    }

    private static Duration period(Settings settings) {
        return settings.duration(Setting.ROLLOUT_PERIOD);
    }
}
