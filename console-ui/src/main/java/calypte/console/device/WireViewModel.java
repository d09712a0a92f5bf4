package calypte.console.device;

import calypte.console.client.Mosquitto;
import calypte.console.client.Recipe;
import calypte.console.client.WireMessage;
import calypte.console.client.WireMessage.Direction;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import java.util.Arrays;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the device and the server said to each other last, the newest first.
public final class WireViewModel {

    private final Surroundings around;
    private final DeviceViewModel page;
    private final Texts texts = Texts.beside(WireViewModel.class);
    private final ObservableList<WireMessage> messages = FXCollections.observableArrayList();
    private final Follower<Heard> follower;
    private volatile @Nullable Mosquitto door;

    private record Heard(List<WireMessage> messages) {}

    WireViewModel(Surroundings around, DeviceViewModel page) {
        this.around = around;
        this.page = page;
        this.follower = new Follower<>(around, page, this::ask, heard -> show(heard.messages()));
    }

    void look(boolean somebody) {
        follower.look(somebody);
    }

    private Heard ask() throws Exception {
        if (door == null) {
            door = Mosquitto.at(around.fleet().platform().settings().addresses().mqtt());
        }
        return new Heard(around.fleet().oneDevice().wire(page.place().id()));
    }

    /// Lines that are there stay the same ones, so that a chosen one stays chosen.
    private void show(List<WireMessage> oldestFirst) {
        var now = oldestFirst.reversed();
        var known = messages.isEmpty() ? -1 : now.indexOf(messages.getFirst());
        if (known < 0) {
            messages.setAll(now);
            return;
        }
        messages.addAll(0, now.subList(0, known));
        if (messages.size() > now.size()) {
            messages.remove(now.size(), messages.size());
        }
    }

    /// How to say the same as the device, or to hear what is said to it. With no message chosen: to
    /// hear everything that is.
    Recipe recipe(@Nullable WireMessage message) {
        var recipes = around.fleet().recipes();
        var wire = recipes.get("/devices/" + page.place().id() + "/wire");
        var mosquitto = door;
        if (mosquitto == null || (message != null && message.isHttp())) {
            return wire;
        }
        var serial = page.place().serial();
        return wire.orMosquitto(
                message == null
                        ? mosquitto.subscribe(serial, toDevice(serial))
                        : message.direction() == Direction.UP
                                ? mosquitto.publish(serial, message.topic(), message.payload())
                                : mosquitto.subscribe(serial, message.topic()));
    }

    private static String[] toDevice(String serial) {
        var device = new DeviceSerial(serial);
        return Arrays.stream(Topics.values())
                .filter(topic -> topic.direction() == Topics.Direction.DOWN)
                .map(topic -> topic.of(device))
                .toArray(String[]::new);
    }

    void copy(WireMessage message) {
        around.desk().copy(message.payload());
        around.notices().done(texts.get("copied"));
    }

    ObservableList<WireMessage> messages() {
        return messages;
    }
}
