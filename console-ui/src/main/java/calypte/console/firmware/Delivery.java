package calypte.console.firmware;

import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.FleetClient;
import calypte.console.client.LibraryClient;
import calypte.console.client.LibraryClient.Draft;
import calypte.console.client.Problem;
import calypte.console.client.Trouble;
import calypte.console.frame.Tasks.Progress;
import calypte.console.fx.Texts;
import calypte.model.device.DeviceType;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.Firmware.State;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One firmware's way to the server: its type, its entry, its content, and the word that it may be
/// assigned. What fails on the way leaves no half entry behind.
final class Delivery {

    private final FleetClient fleet;
    private final LibraryClient library;
    private final Arrival arrival;
    private final Catalogue catalogue;
    private final boolean publish;
    private final String typeName;
    private final String serial;
    private final String version;
    private final @Nullable Long sequence;
    private final @Nullable String signature;
    private final Texts texts = Texts.beside(Delivery.class);

    /// Takes the names as they are now, on the screen's thread.
    Delivery(FleetClient fleet, Arrival arrival, Catalogue catalogue, boolean publish) {
        this.fleet = fleet;
        this.library = fleet.library();
        this.arrival = arrival;
        this.catalogue = catalogue;
        this.publish = publish;
        this.typeName = arrival.typeProperty().get().strip();
        this.serial = arrival.serialProperty().get().strip();
        this.version = arrival.versionProperty().get().strip();
        this.sequence = arrival.count();
        var signed = arrival.signatureProperty().get();
        this.signature = signed.isEmpty() ? null : signed;
    }

    FirmwareEntry run(Progress progress) throws Trouble, FileNotFoundException {
        progress.phase(texts.get("arrival.naming"));
        var type = type();
        var waiting = waiting(type);
        var entry =
                waiting.isPresent()
                        ? waiting.get()
                        : library.draft(new Draft(serial, version, type, sequence, signature));
        var file = arrival.file();
        if (file != null) {
            fill(entry, file, waiting.isEmpty(), progress);
        }
        return publish && entry.state() == State.DRAFT
                ? library.publish(entry.id())
                : library.firmware(entry.id());
    }

    /// The type of that name, made if need be. Another delivery may be making it at this moment.
    private DeviceTypeId type() throws Trouble {
        var known = named(catalogue);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return fleet.addType(typeName).id();
        } catch (Problem refusal) {
            return named(fleet.catalogue()).orElseThrow(() -> refusal);
        }
    }

    private Optional<DeviceTypeId> named(Catalogue all) {
        return all.types().stream()
                .filter(type -> type.name().equals(typeName))
                .map(DeviceType::id)
                .findFirst();
    }

    /// An entry of these names that has no content yet.
    private Optional<FirmwareEntry> waiting(DeviceTypeId type) {
        return catalogue.firmware().stream()
                .filter(entry -> entry.typeId().equals(type) && !entry.hasContent())
                .filter(entry -> entry.serial().equals(serial))
                .filter(entry -> entry.version().equals(version))
                .findFirst();
    }

    private void fill(FirmwareEntry entry, Path file, boolean isOurs, Progress progress)
            throws Trouble, FileNotFoundException {
        var size = arrival.bytes();
        progress.phase(texts.get("arrival.sending"));
        try {
            library.upload(
                    entry.id(),
                    file,
                    sent -> {
                        progress.at(sent, size);
                        if (sent == size) {
                            progress.phase(texts.get("arrival.checking"));
                        }
                    });
        } catch (Trouble refusal) {
            // One that was cancelled is still marked as interrupted, and could call nobody.
            var _ = Thread.interrupted();
            if (isOurs) {
                library.delete(entry.id());
            }
            throw refusal;
        }
    }
}
