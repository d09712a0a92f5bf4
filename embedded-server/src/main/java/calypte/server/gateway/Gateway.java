package calypte.server.gateway;

import calypte.model.device.DeviceSerial;
import calypte.model.registration.Registration;
import calypte.model.registration.RegistrationReply;
import calypte.model.update.Progress;
import calypte.server.firmware.FirmwareApi;
import calypte.server.firmware.FirmwareApi.Answer;
import calypte.server.registry.OpenOrders;
import calypte.server.registry.Orders;
import calypte.server.registry.Presence;
import calypte.server.registry.Source;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Takes in what devices say. Both doors lead here.
public final class Gateway {

    private static final Logger LOG = System.getLogger(Gateway.class.getName());

    private final FirmwareApi firmware;
    private final OpenOrders open;
    private final Presence presence;
    private final Orders orders;

    public Gateway(FirmwareApi firmware, OpenOrders open, Presence presence, Orders orders) {
        this.firmware = firmware;
        this.open = open;
        this.presence = presence;
        this.orders = orders;
    }

    /// A device registers over HTTP. What it is ordered goes out over MQTT as well if it may listen
    /// there: the same order, so it is carried out once.
    public Answer overHttp(Registration registration, String sharedKey, String address) {
        var answer = firmware.register(registration, sharedKey, Source.http(address), address);
        if (answer instanceof Answer.Ok(RegistrationReply reply) && reply.update() != null) {
            var order = reply.update();
            if (presence.mayListen(registration.serial())) {
                Thread.startVirtualThread(() -> alsoOverMqtt(order));
            }
        }
        return answer;
    }

    /// A device registers within its MQTT session.
    public Answer overMqtt(Registration registration) {
        return firmware.accept(registration, Source.MQTT);
    }

    public void progressed(DeviceSerial serial, Progress word) {
        open.progressed(serial, word, Source.MQTT);
    }

    /// A device behind an external broker says that it is there, or that it leaves.
    public void present(DeviceSerial serial, boolean online) {
        presence.said(serial, online);
    }

    private void alsoOverMqtt(calypte.model.update.UpdateOrder order) {
        try {
            orders.send(order);
        } catch (Orders.Undeliverable e) {
            LOG.log(Level.DEBUG, () -> order.deviceSerial() + " has its order over HTTP only", e);
        }
    }
}
