package calypte.model.firmware;

import java.nio.charset.StandardCharsets;

/// What the maker of a firmware signs: which content is meant for which type, under which name.
///
/// An order holds every part of it (`type` is its `meta.type`), so a device can put it together
/// anew, with the digest of what it has fetched, and check the signature for itself.
///
/// @param type the name of the device type
/// @param sequence the maker's own growing count of releases: a device that remembers the highest
///   it ran can refuse an older one
public record Descriptor(
        String serial, String type, String version, Digest sha256, long sizeBytes, long sequence) {

    private static final String HEAD = "calypte-firmware-v1";

    /// @throws IllegalArgumentException if a part has a line break in it: it could pass for two
    public Descriptor {
        if ((serial + type + version).indexOf('\n') >= 0) {
            throw new IllegalArgumentException("no part of a descriptor may have a line break");
        }
    }

    /// The very bytes that are signed.
    public byte[] bytes() {
        return "%s\n%s\n%s\n%s\n%s\n%d\n%d\n"
                .formatted(HEAD, serial, type, version, sha256, sizeBytes, sequence)
                .getBytes(StandardCharsets.UTF_8);
    }
}
