package calypte.console.devices;

import calypte.console.client.AuditEvent;
import calypte.console.client.Device;
import calypte.console.client.LiveFeed;
import calypte.console.fx.Background;
import calypte.console.fx.Conflated;
import calypte.model.device.DeviceId;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// The fleet's news, as often as an eye can follow. While nobody looks it costs nothing.
final class DeviceNews implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(200);

    private final LiveFeed feed;
    private final LiveFeed.Listener listener;
    private volatile boolean watched = true;

    /// @param changed hears of devices that are otherwise by now
    /// @param unsure hears that only asking anew can tell
    DeviceNews(
            LiveFeed feed,
            Background background,
            Consumer<Map<DeviceId, Device>> changed,
            Runnable unsure) {
        this.feed = feed;
        var waiting = new Conflated<DeviceId, Device>(background.after(TICK), changed);
        this.listener =
                new LiveFeed.Listener() {
                    @Override
                    public void device(Device device) {
                        if (watched) {
                            waiting.offer(device.id(), device);
                        }
                    }

                    @Override
                    public void audit(AuditEvent event) {
                        // Of a device that is gone nothing else tells.
                        if (watched && event.action().equals("device-deleted")) {
                            unsure.run();
                        }
                    }

                    @Override
                    public void connected() {
                        unsure.run();
                    }
                };
        feed.listen(listener);
    }

    /// Whether anybody looks.
    void watch(boolean somebody) {
        watched = somebody;
    }

    @Override
    public void close() {
        feed.forget(listener);
    }
}
