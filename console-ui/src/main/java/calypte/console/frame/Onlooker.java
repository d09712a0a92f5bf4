package calypte.console.frame;

import calypte.console.client.AuditEvent;
import calypte.console.client.Device;
import calypte.console.client.DeviceQuery;
import calypte.console.client.LiveFeed;
import calypte.console.client.Trouble;
import calypte.console.fx.Conflated;
import calypte.model.device.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The devices that a filter finds, all on one list, in the order of their serials, and kept up to
/// date while somebody looks. For fleets that fit on a screen.
public final class Onlooker {

    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration PACE = Duration.ofMillis(700);
    private static final int PAGE = 500;

    private final Surroundings around;
    private final String filter;
    private final int most;
    private final ObservableList<Device> devices = FXCollections.observableArrayList();
    private final Map<DeviceId, Integer> places = new HashMap<>();
    private final Conflated<String, Boolean> askAnew;
    private final LiveFeed.Listener listener;
    private boolean watched;

    /// @param most no more devices than this
    public Onlooker(Surroundings around, String filter, int most) {
        this.around = around;
        this.filter = filter;
        this.most = most;
        this.askAnew = new Conflated<>(around.background().after(PACE), _ -> refresh());
        var news = new Conflated<DeviceId, Device>(around.background().after(TICK), this::hear);
        this.listener =
                new LiveFeed.Listener() {
                    @Override
                    public void device(Device device) {
                        news.offer(device.id(), device);
                    }

                    @Override
                    public void audit(AuditEvent event) {
                        if (event.action().equals("device-deleted")) {
                            askAnew.offer("all", true);
                        }
                    }

                    @Override
                    public void connected() {
                        askAnew.offer("all", true);
                    }
                };
    }

    /// Whether anybody looks: while nobody does, news costs nothing.
    public void watch(boolean somebody) {
        if (somebody == watched) {
            return;
        }
        watched = somebody;
        if (somebody) {
            around.feed().listen(listener);
            refresh();
        } else {
            around.feed().forget(listener);
        }
    }

    public void refresh() {
        around.background().run(this::ask, this::show, _ -> {});
    }

    private List<Device> ask() throws Trouble {
        var all = new ArrayList<Device>();
        var page = around.fleet().devices(query(null));
        all.addAll(page.items());
        while (page.next() != null && all.size() < most) {
            page = around.fleet().devices(query(page.next()));
            all.addAll(page.items());
        }
        return all.size() > most ? all.subList(0, most) : all;
    }

    private DeviceQuery query(@Nullable String cursor) {
        return new DeviceQuery(filter, "device_serial", cursor, Math.min(PAGE, most));
    }

    private void show(List<Device> now) {
        devices.setAll(now);
        places.clear();
        for (var i = 0; i < now.size(); i++) {
            places.put(now.get(i).id(), i);
        }
    }

    private void hear(Map<DeviceId, Device> news) {
        var strangers = false;
        for (var device : news.values()) {
            var place = places.get(device.id());
            if (place == null) {
                strangers = true;
            } else {
                devices.set(place, device);
            }
        }
        if (strangers && devices.size() < most) {
            askAnew.offer("all", true);
        }
    }

    public ObservableList<Device> devices() {
        return devices;
    }
}
