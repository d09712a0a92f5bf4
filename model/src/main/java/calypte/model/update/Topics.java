package calypte.model.update;

import calypte.model.device.DeviceSerial;
import java.util.Arrays;
import java.util.Optional;

/// The MQTT topics of one device, and what each is for. There are no others.
public enum Topics {
    REGISTRATION("registration", Direction.UP),
    REGISTRATION_REPLY("registration/reply", Direction.DOWN),
    UPDATE("update", Direction.DOWN),
    UPDATE_CANCEL("update/cancel", Direction.DOWN),
    PROGRESS("progress", Direction.UP),
    /// Also the topic of a device's last will.
    PRESENCE("presence", Direction.UP);

    /// Who may publish: the device (up) or the server (down). The other one may subscribe.
    public enum Direction {
        UP,
        DOWN
    }

    private static final String ROOT = "calypte/v1/devices/";

    private final String leaf;
    private final Direction direction;

    Topics(String leaf, Direction direction) {
        this.leaf = leaf;
        this.direction = direction;
    }

    /// The topic of this kind for one device.
    public String of(DeviceSerial serial) {
        return ROOT + serial + "/" + leaf;
    }

    /// The filter that matches this kind for every device. Only the server may subscribe to it.
    public String ofAll() {
        return ROOT + "+/" + leaf;
    }

    public Direction direction() {
        return direction;
    }

    /// What a topic name says: whose it is and which kind; empty if it is not one of ours.
    public static Optional<Address> parse(String topic) {
        if (!topic.startsWith(ROOT)) {
            return Optional.empty();
        }
        var slash = topic.indexOf('/', ROOT.length());
        if (slash < 0) {
            return Optional.empty();
        }
        return serial(topic.substring(ROOT.length(), slash))
                .flatMap(serial ->
                        kind(topic.substring(slash + 1)).map(kind -> new Address(serial, kind)));
    }

    private static Optional<DeviceSerial> serial(String text) {
        try {
            return Optional.of(new DeviceSerial(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Topics> kind(String leaf) {
        return Arrays.stream(values()).filter(kind -> kind.leaf.equals(leaf)).findFirst();
    }

    /// A topic taken apart.
    public record Address(DeviceSerial serial, Topics kind) {}
}
