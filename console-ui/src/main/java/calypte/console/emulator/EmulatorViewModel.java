package calypte.console.emulator;

import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the console knows of emulated devices.
public final class EmulatorViewModel {

    /// Every emulated device carries this tag.
    static final String EMULATED = "tags==emulated";

    private final Surroundings around;
    private final Texts texts = Texts.beside(EmulatorViewModel.class);
    private final ReadOnlyStringWrapper known = new ReadOnlyStringWrapper("");

    EmulatorViewModel(Surroundings around) {
        this.around = around;
    }

    void refresh() {
        around.background()
                .run(
                        () -> around.fleet().count(EMULATED),
                        count -> known.set(texts.get("known", count)),
                        cause ->
                                known.set(
                                        texts.get("trouble", String.valueOf(cause.getMessage()))));
    }

    void open() {
        around.navigator().open(new Place.Devices(EMULATED));
    }

    /// What to type where devices are to be played.
    public String getCommand() {
        return texts.get("command.emulate", around.fleet().server());
    }

    void copyCommand() {
        around.desk().copy(getCommand());
    }

    public String getKnown() {
        return known.get();
    }

    public ReadOnlyStringProperty knownProperty() {
        return known.getReadOnlyProperty();
    }
}
