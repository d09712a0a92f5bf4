package calypte.model.update;

import java.util.UUID;

/// Tells a device to drop an order it has not finished. The components are the wire's fields.
public record CancelOrder(UUID updateId, String reason) {}
