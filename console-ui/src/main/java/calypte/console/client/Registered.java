package calypte.console.client;

import calypte.model.device.SharedKey;

/// A new device, with the key that is said this once.
public record Registered(Device device, SharedKey key) {}
