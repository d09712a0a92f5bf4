package calypte.console.device;

import calypte.console.client.Badge;
import calypte.console.client.Catalogue;
import calypte.console.client.Device;
import calypte.console.client.DeviceDetail;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.Reasoning;
import calypte.console.client.Timeline;
import calypte.model.firmware.FirmwareId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that was known of a device at one time.
///
/// @param timeline its newest page
/// @param assigned who said what it should run, and when; null if nobody did
record Facts(
        DeviceDetail detail,
        Timeline timeline,
        Catalogue catalogue,
        @Nullable Assigned assigned,
        Instant asked) {

    private static final String NOTHING = "–";

    /// @param by whoever assigned it
    record Assigned(@Nullable String by, Instant at) {}

    Device device() {
        return detail.device();
    }

    Badge badge() {
        return device().badge();
    }

    Reasoning reasoning() {
        return timeline.explanation();
    }

    String type() {
        return catalogue.typeName(device().typeId());
    }

    /// The version it runs; in the device's own words where nobody knows it.
    String current() {
        var reported = device().reportedFirmwareSerial();
        if (badge() == Badge.UNKNOWN_FIRMWARE && reported != null) {
            return reported + " ?";
        }
        return version(device().currentFirmwareId());
    }

    String assignedVersion() {
        return version(device().assignedFirmwareId());
    }

    /// As devices report it.
    String serialOf(@Nullable FirmwareId id) {
        return catalogue.firmware(id).map(FirmwareEntry::serial).orElse("");
    }

    private String version(@Nullable FirmwareId id) {
        return id == null ? NOTHING : catalogue.version(id);
    }

    /// Whether the catalogue knows all firmware that is spoken of.
    static boolean names(Catalogue catalogue, Device device) {
        return isKnown(catalogue, device.currentFirmwareId())
                && isKnown(catalogue, device.assignedFirmwareId());
    }

    private static boolean isKnown(Catalogue catalogue, @Nullable FirmwareId id) {
        return id == null || catalogue.firmware(id).isPresent();
    }

    /// The attempt that runs.
    Optional<Progress> progress(Instant now) {
        return Progress.of(this, now);
    }
}
