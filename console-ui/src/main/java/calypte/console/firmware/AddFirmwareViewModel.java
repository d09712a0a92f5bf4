package calypte.console.firmware;

import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.FleetClient;
import calypte.console.client.NewFirmware;
import calypte.console.client.Trouble;
import calypte.console.fx.Background;
import calypte.console.fx.Burst;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import calypte.model.device.DeviceType;
import calypte.model.device.DeviceTypeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The form for a new firmware: its type, its names, and its content from a file.
///
/// The entry is made first and its content sent after, as the API has it. When sending fails, the
/// entry is there: submitting again sends the content only.
public final class AddFirmwareViewModel {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Pattern NAMED =
            Pattern.compile("(.*?)[-_]v?(\\d+(?:\\.\\d+)+[^/]*?)(\\.[A-Za-z]\\w*)?");

    private final FleetClient fleet;
    private final Background background;
    private final Runnable onDone;
    private final Texts texts = Texts.beside(AddFirmwareViewModel.class);
    private final Burst<Long> sent;
    private final StringProperty newType = new SimpleStringProperty("");
    private final StringProperty serial = new SimpleStringProperty("");
    private final StringProperty version = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty trouble = new SimpleStringProperty("");
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable TypeChoice> type = new SimpleObjectProperty<>();
    private final ObservableList<TypeChoice> types = FXCollections.observableArrayList();
    private @Nullable Path content;
    private long size;
    private @Nullable FirmwareEntry made;
    private @Nullable DeviceType madeType;

    /// A type to choose; without an id, one to make.
    public record TypeChoice(@Nullable DeviceTypeId id, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    public AddFirmwareViewModel(FleetClient fleet, Background background, Runnable onDone) {
        this.fleet = fleet;
        this.background = background;
        this.onDone = onDone;
        this.sent =
                new Burst<>(
                        1,
                        background.after(TICK),
                        batch ->
                                progress.set(
                                        (double) batch.pieces().getLast() / Math.max(1, size)));
    }

    /// Asks which types there are.
    public void load() {
        background.run(fleet::catalogue, this::offer, this::fail);
    }

    private void offer(Catalogue catalogue) {
        types.setAll(catalogue.types().stream().map(AddFirmwareViewModel::choice).toList());
        types.add(new TypeChoice(null, texts.get("add.new-type")));
        type.set(types.getFirst());
    }

    private static TypeChoice choice(DeviceType known) {
        return new TypeChoice(known.id(), known.name());
    }

    /// Takes `path` for the content, and what its name tells, such as `thermo-1.5.0.bin`, for the
    /// fields that are still empty.
    public void take(Path path) {
        try {
            size = Files.size(path);
        } catch (IOException e) {
            trouble.set(texts.get("add.unreadable", path));
            return;
        }
        content = path;
        var name = String.valueOf(path.getFileName());
        file.set(texts.get("add.file", name, Words.size(size)));
        var parts = NAMED.matcher(name);
        if (version.get().isBlank() && parts.matches()) {
            version.set(parts.group(2));
        }
        if (serial.get().isBlank()) {
            serial.set(name.replaceFirst("\\.[A-Za-z]\\w*$", ""));
        }
    }

    public void submit() {
        var chosen = type.get();
        if (chosen == null || busy.get()) {
            return;
        }
        busy.set(true);
        trouble.set("");
        background.run(
                () -> add(chosen),
                _ -> {
                    busy.set(false);
                    onDone.run();
                },
                this::fail);
    }

    private FirmwareEntry add(TypeChoice chosen) throws Trouble, IOException {
        var entry = made;
        if (entry == null) {
            var id = chosen.id();
            var known = id != null ? id : newType();
            var firmware = new NewFirmware(serial.get().strip(), version.get().strip(), known);
            entry = fleet.addFirmware(firmware);
            made = entry;
        }
        if (content != null) {
            fleet.upload(entry.id(), content, sent::offer);
        }
        return entry;
    }

    /// Makes the type once, however often the firmware is refused after it.
    private DeviceTypeId newType() throws Trouble {
        var name = newType.get().strip();
        var known = madeType;
        if (known == null || !known.name().equals(name)) {
            known = fleet.addType(name);
            madeType = known;
        }
        return known.id();
    }

    private void fail(Exception cause) {
        busy.set(false);
        progress.set(0);
        var words = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        trouble.set(made == null ? words : texts.get("add.half", words));
    }

    /// Whether the form can be sent as it is.
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> {
                    var chosen = type.get();
                    return chosen != null
                            && (chosen.id() != null || !newType.get().isBlank())
                            && !serial.get().isBlank()
                            && !version.get().isBlank()
                            && !busy.get();
                },
                type,
                newType,
                serial,
                version,
                busy);
    }

    public StringProperty newTypeProperty() {
        return newType;
    }

    public StringProperty serialProperty() {
        return serial;
    }

    public StringProperty versionProperty() {
        return version;
    }

    public ObjectProperty<@Nullable TypeChoice> typeProperty() {
        return type;
    }

    public ObservableList<TypeChoice> types() {
        return types;
    }

    public String getFile() {
        return file.get();
    }

    public StringProperty fileProperty() {
        return file;
    }

    public String getTrouble() {
        return trouble.get();
    }

    public StringProperty troubleProperty() {
        return trouble;
    }

    public double getProgress() {
        return progress.get();
    }

    public DoubleProperty progressProperty() {
        return progress;
    }

    public boolean isBusy() {
        return busy.get();
    }

    public BooleanProperty busyProperty() {
        return busy;
    }
}
