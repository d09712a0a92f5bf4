package calypte.server.broker;

import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import calypte.model.update.Topics.Direction;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.Retain;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.SharedSubscription;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a device may: publish and subscribe its own topics, retain nothing, leave a small will.
///
/// The broker checks each message against the permissions itself, on the thread that read it;
/// nothing of ours stands in the way of a registration.
final class Rules {

    private static final int LARGEST_WILL = 256;

    private Rules() {}

    static List<TopicPermission> permissionsOf(DeviceSerial serial) {
        return Arrays.stream(Topics.values())
                .map(kind ->
                        Builders.topicPermission()
                                .topicFilter(kind.of(serial))
                                .activity(activity(kind.direction()))
                                .retain(Retain.NOT_RETAINED)
                                .sharedSubscription(SharedSubscription.NOT_SHARED)
                                .build())
                .toList();
    }

    private static MqttActivity activity(Direction direction) {
        return switch (direction) {
            case UP -> MqttActivity.PUBLISH;
            case DOWN -> MqttActivity.SUBSCRIBE;
        };
    }

    static boolean maySubscribe(DeviceSerial serial, String filter) {
        return Topics.parse(filter)
                .filter(topic -> topic.serial().equals(serial))
                .filter(topic -> topic.kind().direction() == Direction.DOWN)
                .isPresent();
    }

    /// What is wrong with a device's last will, in words; empty if nothing is.
    static Optional<String> objectionTo(PublishPacket will, DeviceSerial serial) {
        if (!will.getTopic().equals(Topics.PRESENCE.of(serial))) {
            return Optional.of("to leave a will on " + will.getTopic());
        }
        if (will.getRetain()) {
            return Optional.of("to leave a retained will");
        }
        var bytes = will.getPayload().map(ByteBuffer::remaining).orElse(0);
        if (bytes > LARGEST_WILL) {
            return Optional.of("to leave a will of " + bytes + " bytes");
        }
        return Optional.empty();
    }
}
