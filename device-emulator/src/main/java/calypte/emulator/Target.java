package calypte.emulator;

import java.net.URI;

/// The server's two doors for devices.
public record Target(URI deviceUrl, URI mqttUrl) {}
