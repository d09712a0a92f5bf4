package calypte.emulator.bench;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps connections alive that have nothing to say.
final class Pings implements AutoCloseable {

    private static final long EVERY_S = 25;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("bench-pings").daemon().factory());

    Pings(List<LeanMqtt> lines) {
        var _ =
                timer.scheduleAtFixedRate(
                        () -> lines.forEach(Pings::ping), EVERY_S, EVERY_S, TimeUnit.SECONDS);
    }

    private static void ping(LeanMqtt line) {
        try {
            line.ping();
        } catch (IOException e) {
            System.getLogger(Pings.class.getName())
                    .log(Level.WARNING, "an idle connection was lost", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
