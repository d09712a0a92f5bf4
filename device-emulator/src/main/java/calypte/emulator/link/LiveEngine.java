package calypte.emulator.link;

import calypte.emulator.wire.Http;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// What all devices of a fleet share: virtual threads, one thread for all timers, one HTTP client.
public final class LiveEngine implements Engine, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LiveEngine.class.getName());

    /// A connection takes about half a second, most of it asleep, so many are made at a time; not
    /// all, or the last would time out while the server is busy with the first.
    private static final int CONNECTING_AT_A_TIME = 200;

    private final InstantSource clock;
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("device-", 0).factory());
    private final ScheduledThreadPoolExecutor timer = timer();
    private final ScheduledExecutorService paho = new PahoExecutor(workers, timer);
    private final Semaphore connecting = new Semaphore(CONNECTING_AT_A_TIME);
    private final Http http = new Http();

    public LiveEngine(InstantSource clock) {
        this.clock = clock;
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("devices-timer").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return timer;
    }

    /// Lines of devices that speak MQTT, and fetch their images over HTTP.
    public Links overMqtt(URI mqttUrl) {
        return (identity, events) -> new MqttLink(identity, mqttUrl, this, events);
    }

    /// Lines of devices that speak HTTP only.
    public Links overHttp(URI deviceUrl) {
        return (identity, events) -> new HttpLink(identity, deviceUrl, this, events);
    }

    @Override
    public void run(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException _) {
            LOG.log(Level.DEBUG, "something was left to do when the fleet stopped");
        }
    }

    @Override
    public void after(Duration time, Runnable task) {
        var _ = timer.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            // The whole fleet stops.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    ScheduledExecutorService forPaho() {
        return paho;
    }

    Semaphore connecting() {
        return connecting;
    }

    Http http() {
        return http;
    }

    /// Whatever still waits is interrupted.
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
