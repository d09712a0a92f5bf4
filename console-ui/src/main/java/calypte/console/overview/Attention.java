package calypte.console.overview;

import calypte.console.client.Badge;

/// Something that will not mend itself.
///
/// @param detail an example, in the server's words
/// @param filter finds exactly these devices
public record Attention(Badge badge, long count, String text, String detail, String filter) {}
