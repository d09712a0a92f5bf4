package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import calypte.model.update.CancelOrder;
import calypte.model.update.UpdateOrder;

/// The way out to devices that are connected. Nothing is kept for one that is away: the database
/// says it again when the device comes back.
public interface Orders {

    /// Publishes an order that is committed, and waits until the broker has it.
    ///
    /// @throws Undeliverable if the broker cannot be reached or refuses
    void send(UpdateOrder order) throws Undeliverable;

    /// Tells a device to drop an order, if it is there to hear it. Does not wait.
    void cancel(DeviceSerial serial, CancelOrder order);

    /// The broker did not take a message. Trying later is safe: an order is carried out at most
    /// once.
    final class Undeliverable extends Exception {
        public Undeliverable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
