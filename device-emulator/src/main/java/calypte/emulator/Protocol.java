package calypte.emulator;

/// The door by which a device comes in.
public enum Protocol {
    MQTT,
    HTTP
}
