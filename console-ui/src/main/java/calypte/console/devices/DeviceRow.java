package calypte.console.devices;

import calypte.console.client.Badge;
import calypte.console.client.Catalogue;
import calypte.console.client.Device;
import calypte.console.client.FirmwareEntry;
import calypte.console.look.Words;
import calypte.model.device.DeviceId;
import calypte.model.device.Sync;
import calypte.model.firmware.FirmwareId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One device as a line of the table, with names in place of identifiers.
public record DeviceRow(Device device, Catalogue catalogue) {

    private static final String NOTHING = "–";

    /// Whether nobody would see a difference.
    boolean saysTheSameAs(DeviceRow other) {
        return device.equals(other.device)
                && type().equals(other.type())
                && currentInFull().equals(other.currentInFull())
                && assignedInFull().equals(other.assignedInFull());
    }

    public DeviceId id() {
        return device.id();
    }

    public String serial() {
        return device.deviceSerial();
    }

    public String type() {
        return catalogue.typeName(device.typeId());
    }

    /// The version it runs; in the device's own words where nobody knows it.
    public String current() {
        var reported = device.reportedFirmwareSerial();
        if (device.status().sync() == Sync.UNKNOWN_FIRMWARE && reported != null) {
            return reported + " ?";
        }
        return version(device.currentFirmwareId());
    }

    public String assigned() {
        return version(device.assignedFirmwareId());
    }

    /// The version with the serial that devices report, for where there is room.
    public String currentInFull() {
        return current() + serialOf(device.currentFirmwareId());
    }

    public String assignedInFull() {
        return assigned() + serialOf(device.assignedFirmwareId());
    }

    /// What it is at, with how far it is.
    public String status() {
        return Words.progress(device);
    }

    public String tags() {
        return device.tags().isEmpty() ? NOTHING : String.join(", ", device.tags());
    }

    public Badge badge() {
        return device.badge();
    }

    public String why() {
        return device.status().reason();
    }

    /// Why, for where there is little room: what tells it from its neighbours comes first, and what
    /// other columns say already is left out.
    public String brief() {
        return Brief.of(device.status());
    }

    public String next() {
        return device.status().next();
    }

    /// All there is to say of its status: for a tooltip, and for who cannot see colours.
    public String statusInFull() {
        var text = new StringBuilder(status());
        if (!why().isEmpty()) {
            text.append(": ").append(why());
        }
        if (!next().isEmpty()) {
            text.append("\n").append(next());
        }
        return text.toString();
    }

    public String registered(Instant now) {
        return Words.ago(device.registeredAt(), now);
    }

    private String version(@Nullable FirmwareId id) {
        return id == null ? NOTHING : catalogue.version(id);
    }

    private String serialOf(@Nullable FirmwareId id) {
        return catalogue.firmware(id).map(FirmwareEntry::serial).map(s -> "  ·  " + s).orElse("");
    }
}
