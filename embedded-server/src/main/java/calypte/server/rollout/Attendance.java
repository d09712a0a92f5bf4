package calypte.server.rollout;

import calypte.model.device.DeviceId;
import calypte.server.registry.OpenOrders;
import calypte.server.registry.Orders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;

/// Sees to devices that need something of the platform, side by side, so that their commits are
/// grouped. A device that cannot be dealt with costs its own turn, never its neighbours'.
public final class Attendance {

    private static final Logger LOG = System.getLogger(Attendance.class.getName());

    private final OpenOrders open;
    private final Orders orders;

    public Attendance(OpenOrders open, Orders orders) {
        this.open = open;
        this.orders = orders;
    }

    /// Returns when all of them were seen to.
    public void attend(List<DeviceId> due) {
        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(device -> devices.execute(() -> attend(device)));
        }
    }

    private void attend(DeviceId device) {
        try {
            var order = open.attend(device);
            if (order.isPresent()) {
                // It was committed before it is sent: a fast device may answer at once.
                orders.send(order.get());
            }
        } catch (Orders.Undeliverable e) {
            LOG.log(Level.INFO, () -> device + " will get its order when it registers", e);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> device + " could not be attended to in this round", e);
        }
    }
}
