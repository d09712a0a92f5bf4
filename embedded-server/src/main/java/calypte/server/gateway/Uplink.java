package calypte.server.gateway;

import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import calypte.server.firmware.FirmwareApi.Answer;
import calypte.server.firmware.Said;
import calypte.server.http.Body;
import calypte.server.http.Json;
import calypte.server.http.Refusal;
import calypte.server.mqtt.Inbound;
import calypte.server.mqtt.MqttLink;
import calypte.server.mqtt.Outbound;
import calypte.server.registry.Incidents;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Turns what devices publish into calls of the [Gateway], in order for each device, and publishes
/// its answers.
///
/// The broker vouches for the device: nobody else may publish on its topics.
public final class Uplink implements MqttLink.Listener {

    private static final Logger LOG = System.getLogger(Uplink.class.getName());

    private final Gateway gateway;
    private final Incidents trespasses;
    private final Function<Outbound, CompletableFuture<Void>> out;
    private final Mailboxes<DeviceSerial> mailboxes;

    /// `out` publishes; `trespasses` hears of what a device may not do.
    public Uplink(
            Gateway gateway,
            Incidents trespasses,
            Function<Outbound, CompletableFuture<Void>> out,
            Executor executor) {
        this.gateway = gateway;
        this.trespasses = trespasses;
        this.out = out;
        this.mailboxes = new Mailboxes<>(executor);
    }

    /// What the server listens to. With an embedded broker presence is known from the sessions.
    public static List<String> topics(boolean withPresence) {
        var always = List.of(Topics.REGISTRATION.ofAll(), Topics.PROGRESS.ofAll());
        return withPresence
                ? List.of(always.get(0), always.get(1), Topics.PRESENCE.ofAll())
                : always;
    }

    @Override
    public CompletionStage<?> received(Inbound message) {
        var address = Topics.parse(message.topic());
        if (address.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "dropped a message on {0}, which is no topic of ours",
                    message.topic());
            return CompletableFuture.completedFuture(null);
        }
        var serial = address.get().serial();
        return mailboxes.post(serial, () -> guarded(address.get(), message));
    }

    /// One message that cannot be dealt with costs no other.
    private void guarded(Topics.Address address, Inbound message) {
        try {
            take(address, message);
        } catch (Refusal e) {
            trespasses.noted(address.serial(), malformed(address, e));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    () -> "a message on " + message.topic() + " could not be dealt with",
                    e);
        }
    }

    private void take(Topics.Address address, Inbound message) {
        switch (address.kind()) {
            case REGISTRATION -> register(address.serial(), message);
            case PROGRESS ->
                    gateway.progressed(
                            address.serial(), ProgressWords.read(Body.parse(message.payload())));
            case PRESENCE -> presence(address.serial(), message);
            case REGISTRATION_REPLY, UPDATE, UPDATE_CANCEL ->
                    LOG.log(
                            Level.WARNING,
                            "dropped a message on {0}, which is ours to send",
                            message.topic());
        }
    }

    private void register(DeviceSerial serial, Inbound message) {
        var replyTopic = Topics.REGISTRATION_REPLY.of(serial);
        var asked = message.responseTopic();
        if (asked != null && !asked.equals(replyTopic)) {
            trespasses.noted(serial, "asked for its answer on another topic than its own");
        }
        var said = Said.registration(serial, Body.parse(message.payload()), "firmware_serial");
        answer(gateway.overMqtt(said))
                .map(bytes -> new Outbound(replyTopic, bytes, null, message.correlation()))
                .ifPresent(reply -> publish(serial, reply));
    }

    /// A session of a device that was just disabled or deleted is cut; it hears nothing more.
    private static Optional<byte[]> answer(Answer answer) {
        return switch (answer) {
            case Answer.Ok(var reply) -> Optional.of(Json.bytes(reply));
            case Answer.Refused _, Answer.Disabled _, Answer.Throttled _ -> Optional.empty();
        };
    }

    private void presence(DeviceSerial serial, Inbound message) {
        switch (new String(message.payload(), StandardCharsets.UTF_8)) {
            case "online" -> gateway.present(serial, true);
            case "offline" -> gateway.present(serial, false);
            default -> trespasses.noted(serial, "its presence is neither online nor offline");
        }
    }

    private void publish(DeviceSerial serial, Outbound message) {
        var _ =
                out.apply(message)
                        .exceptionally(e -> {
                            LOG.log(Level.DEBUG, () -> serial + " was not answered", e);
                            return null;
                        });
    }

    private static String malformed(Topics.Address address, Refusal e) {
        return "its message on " + address.kind() + " was malformed: " + e.getMessage();
    }
}
