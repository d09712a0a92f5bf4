package calypte.server;

import calypte.server.registry.FleetFigures;
import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What the server tells of itself: how it is, what it measures, how it is set; and all of it in
/// one file.
final class About implements AutoCloseable {

    private final Metrics metrics = new Metrics();
    private final LogLines log = LogLines.listening();
    private final LoopClock loop;
    private final Health health;
    private final SettingsRoutes settings;
    private final SupportRoutes support;

    About(
            Settings settings,
            Vitals vitals,
            Doors doors,
            MessageQueue queue,
            FleetFigures figures,
            InstantSource clock) {
        this.loop = new LoopClock(clock, settings.duration(Setting.ROLLOUT_PERIOD), metrics);
        this.health = new Health(vitals, loop, () -> sessions(queue, figures));
        this.settings =
                new SettingsRoutes(
                        settings,
                        () -> new SettingsRoutes.Addresses(doors.deviceUrl(), queue.url()));
        this.support = new SupportRoutes(bundle(figures, clock), doors::deviceUrl);
    }

    /// Hears of each round of the loop.
    LoopClock loop() {
        return loop;
    }

    void routes(HttpRouting.Builder routes) {
        routes.register("/health", health)
                .register("/settings", settings)
                .register("/", support)
                .get("/metrics", metrics::answer);
    }

    @Override
    public void close() {
        log.close();
        metrics.close();
    }

    /// An external broker alone knows its sessions: then those count that were heard last as being
    /// there.
    private static @Nullable Integer sessions(MessageQueue queue, FleetFigures figures) {
        var live = queue.liveSessions();
        return live == null ? figures.online() : live;
    }

    private SupportBundle bundle(FleetFigures figures, InstantSource clock) {
        var bundle = new SupportBundle(clock);
        bundle.addJson("settings.json", settings::shown);
        bundle.addJson("health.json", health::readiness);
        bundle.addJson("summary.json", figures::summary);
        bundle.addJson("drift.json", figures::drift);
        bundle.addText("metrics.txt", metrics::text);
        bundle.addText("log.txt", () -> String.join("", log.last()));
        return bundle;
    }
}
