package calypte.console.firmware;

import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.fx.Texts;
import calypte.console.look.Words;

/// One firmware as a line of the library.
public record FirmwareRow(FirmwareEntry entry, Catalogue catalogue, Texts texts) {

    public String type() {
        return catalogue.typeName(entry.typeId());
    }

    public String version() {
        return entry.version();
    }

    public String serial() {
        return entry.serial();
    }

    public String state() {
        return texts.get("state." + entry.state());
    }

    public String size() {
        var bytes = entry.sizeBytes();
        return bytes == null || !entry.hasContent() ? texts.get("no-content") : Words.size(bytes);
    }

    /// Enough of the digest to tell two apart.
    public String digest() {
        var hex = entry.sha256();
        return hex == null ? "–" : hex.substring(0, 12);
    }
}
