package calypte.console.client;

import java.util.List;

/// How the server is set. The components are the wire's fields.
///
/// @param data its data directory
public record ServerSettings(String data, Addresses addresses, List<Item> items) {

    /// What devices are told.
    public record Addresses(String device, String mqtt) {}

    /// @param secret whether a part of the value is hidden
    public record Item(
            String key, String value, Origin origin, String description, boolean secret) {}

    /// Where a value comes from; the later ones win.
    public enum Origin {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        OPTION
    }
}
