package calypte.server.rollout;

import calypte.model.device.DeviceSerial;
import calypte.model.update.CancelOrder;
import calypte.model.update.Topics;
import calypte.model.update.UpdateOrder;
import calypte.server.http.Json;
import calypte.server.mqtt.Outbound;
import calypte.server.registry.Orders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Sends orders to devices over MQTT. Nothing is retained, and an order that could not be handed
/// over by its deadline is dropped by the broker.
public final class MqttOrders implements Orders {

    private static final Logger LOG = System.getLogger(MqttOrders.class.getName());
    private static final long PATIENCE_S = 10;

    private final Function<Outbound, CompletableFuture<Void>> out;
    private final InstantSource clock;

    /// `out` publishes; its future ends when the broker has taken the message.
    public MqttOrders(Function<Outbound, CompletableFuture<Void>> out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void send(UpdateOrder order) throws Undeliverable {
        var topic = Topics.UPDATE.of(new DeviceSerial(order.deviceSerial()));
        var left = Duration.between(clock.instant(), order.deadline());
        if (!left.isPositive()) {
            return; // void by now: the loop will find that out and say so
        }
        await(out.apply(new Outbound(topic, Json.bytes(order), left, null)), order);
    }

    @Override
    public void cancel(DeviceSerial serial, CancelOrder order) {
        var _ =
                out.apply(new Outbound(Topics.UPDATE_CANCEL.of(serial), Json.bytes(order)))
                        .exceptionally(e -> {
                            LOG.log(
                                    Level.DEBUG,
                                    () -> serial + " was not told to drop its order",
                                    e);
                            return null;
                        });
    }

    private static void await(CompletableFuture<Void> sent, UpdateOrder order)
            throws Undeliverable {
        try {
            sent.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Undeliverable(
                    "the broker did not take the order for " + order.deviceSerial(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Undeliverable("interrupted", e);
        }
    }
}
