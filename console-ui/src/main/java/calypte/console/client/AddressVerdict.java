package calypte.console.client;

/// Whether a device gateway answers at an address, seen from the server. The components are the
/// wire's fields.
///
/// @param detail what was found, in words
public record AddressVerdict(
        String url, boolean reachable, String verdict, String detail, long tookMs) {}
