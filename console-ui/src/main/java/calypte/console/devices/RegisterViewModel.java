package calypte.console.devices;

import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.FleetClient;
import calypte.console.client.NewDevice;
import calypte.console.client.Problem;
import calypte.console.client.Registered;
import calypte.console.fx.Background;
import calypte.console.fx.Texts;
import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.FirmwareId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The form for a new device. When it is done, it holds the key that nobody will see again.
public final class RegisterViewModel {

    private final FleetClient fleet;
    private final Background background;
    private final Consumer<Registered> onDone;
    private final Texts texts = Texts.beside(RegisterViewModel.class);
    private final StringProperty serial = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty tags = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable TypeChoice> type = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable FirmwareChoice> firmware = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Registered> done = new SimpleObjectProperty<>();
    private final StringProperty serialError = new SimpleStringProperty("");
    private final StringProperty trouble = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObservableList<TypeChoice> types = FXCollections.observableArrayList();
    private final ObservableList<FirmwareChoice> choices = FXCollections.observableArrayList();
    private Catalogue catalogue = Catalogue.EMPTY;

    /// A device type to choose.
    public record TypeChoice(DeviceTypeId id, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A firmware to choose, or none for now.
    public record FirmwareChoice(@Nullable FirmwareId id, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    public RegisterViewModel(
            FleetClient fleet, Background background, Consumer<Registered> onDone) {
        this.fleet = fleet;
        this.background = background;
        this.onDone = onDone;
        serial.subscribe(text -> serialError.set(complaint(text)));
        type.subscribe(this::offerFirmware);
    }

    /// Asks what there is to choose from.
    public void load() {
        background.run(fleet::catalogue, this::offer, this::fail);
    }

    public void submit() {
        var chosenType = type.get();
        if (chosenType == null || busy.get()) {
            return;
        }
        var chosen = firmware.get();
        var device =
                new NewDevice(
                        serial.get().strip(),
                        chosenType.id(),
                        chosen == null ? null : chosen.id(),
                        name.get().isBlank() ? null : name.get().strip(),
                        words(tags.get()));
        busy.set(true);
        trouble.set("");
        background.run(() -> fleet.register(device), this::succeed, this::fail);
    }

    /// Back to an empty form; type and firmware stay, as the next device is often alike.
    public void another() {
        done.set(null);
        serial.set("");
        name.set("");
    }

    private void offer(Catalogue now) {
        catalogue = now;
        types.setAll(now.types().stream().map(t -> new TypeChoice(t.id(), t.name())).toList());
        if (type.get() == null && !types.isEmpty()) {
            type.set(types.getFirst());
        }
    }

    private void offerFirmware(@Nullable TypeChoice of) {
        var none = new FirmwareChoice(null, texts.get("register.no-firmware"));
        choices.setAll(none);
        if (of != null) {
            catalogue.firmware().stream()
                    .filter(entry -> entry.typeId().equals(of.id()) && entry.isAssignable())
                    .map(RegisterViewModel::choice)
                    .forEach(choices::add);
        }
        firmware.set(choices.size() > 1 ? choices.get(1) : none);
    }

    private static FirmwareChoice choice(FirmwareEntry entry) {
        return new FirmwareChoice(entry.id(), entry.version() + "  ·  " + entry.serial());
    }

    private void succeed(Registered device) {
        busy.set(false);
        done.set(device);
        onDone.accept(device);
    }

    private void fail(Exception cause) {
        busy.set(false);
        if (cause instanceof Problem problem && problem.about("device_serial").isPresent()) {
            serialError.set(
                    texts.get("register.serial.wrong", problem.about("device_serial").get()));
        } else {
            trouble.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        }
    }

    private String complaint(String text) {
        if (text.isBlank()) {
            return "";
        }
        try {
            var _ = new DeviceSerial(text.strip());
            return "";
        } catch (IllegalArgumentException e) {
            return texts.get("register.serial.wrong", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    /// Whether the form can be sent as it is.
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () ->
                        !serial.get().isBlank()
                                && serialError.get().isEmpty()
                                && type.get() != null
                                && !busy.get(),
                serial,
                serialError,
                type,
                busy);
    }

    public StringProperty serialProperty() {
        return serial;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty tagsProperty() {
        return tags;
    }

    public ObjectProperty<@Nullable TypeChoice> typeProperty() {
        return type;
    }

    public ObjectProperty<@Nullable FirmwareChoice> firmwareProperty() {
        return firmware;
    }

    public ObjectProperty<@Nullable Registered> doneProperty() {
        return done;
    }

    public String getSerialError() {
        return serialError.get();
    }

    public StringProperty serialErrorProperty() {
        return serialError;
    }

    public String getTrouble() {
        return trouble.get();
    }

    public StringProperty troubleProperty() {
        return trouble;
    }

    public ObservableList<TypeChoice> types() {
        return types;
    }

    public ObservableList<FirmwareChoice> firmwareChoices() {
        return choices;
    }
}
