package calypte.console.rollouts;

import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.fx.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is entered for a new rollout, and what is wrong with it.
final class RolloutForm {

    private final Map<Entry, StringProperty> texts = new EnumMap<>(Entry.class);
    private final Map<Entry, ReadOnlyStringWrapper> complaints = new EnumMap<>(Entry.class);
    private final ObjectProperty<@Nullable Choice> firmware = new SimpleObjectProperty<>();
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.CANARY);
    private final ObjectProperty<OnGate> onGate = new SimpleObjectProperty<>(OnGate.PAUSE);
    private final BooleanProperty downgrade = new SimpleBooleanProperty();
    private final BooleanProperty approval = new SimpleBooleanProperty();
    private final BooleanProperty windowed = new SimpleBooleanProperty();
    private final BooleanProperty future = new SimpleBooleanProperty();

    /// A firmware to choose.
    record Choice(FirmwareEntry entry, String type, String text) {

        /// All that may be assigned.
        static List<Choice> of(Catalogue catalogue, Texts texts) {
            return catalogue.firmware().stream()
                    .filter(FirmwareEntry::isAssignable)
                    .map(entry -> of(entry, catalogue.typeName(entry.typeId()), texts))
                    .toList();
        }

        private static Choice of(FirmwareEntry entry, String type, Texts texts) {
            var key = entry.hasContent() ? "wizard.choice" : "wizard.choice.empty";
            return new Choice(entry, type, texts.get(key, type, entry.version()));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// How devices are put into phases.
    enum Preset {
        ALL_AT_ONCE,
        CANARY,
        CUSTOM
    }

    /// What happens when a gate trips.
    enum OnGate {
        PAUSE,
        ABORT
    }

    /// @param zone in which a window is meant, until another is entered
    RolloutForm(String zone) {
        for (var entry : Entry.values()) {
            texts.put(entry, new SimpleStringProperty(entry.usual()));
            complaints.put(entry, new ReadOnlyStringWrapper(""));
        }
        text(Entry.ZONE).set(zone);
    }

    /// Calls `changed` whenever anything is entered that bears on what the rollout would do.
    void onChange(Runnable changed) {
        var all = new ArrayList<Observable>();
        texts.forEach((entry, text) -> {
            if (entry != Entry.NAME) {
                all.add(text);
            }
        });
        all.addAll(List.of(firmware, preset, onGate, downgrade, approval, windowed, future));
        all.forEach(one -> one.addListener(_ -> changed.run()));
    }

    StringProperty text(Entry entry) {
        return Objects.requireNonNull(texts.get(entry));
    }

    /// What was entered, without what is around it.
    String said(Entry entry) {
        var text = text(entry).get();
        return text == null ? "" : text.strip();
    }

    ReadOnlyStringProperty complaint(Entry entry) {
        return Objects.requireNonNull(complaints.get(entry)).getReadOnlyProperty();
    }

    /// From now on these are wrong, and nothing else.
    void complain(Map<Entry, String> wrong) {
        complaints.forEach((entry, text) -> text.set(wrong.getOrDefault(entry, "")));
    }

    ObjectProperty<@Nullable Choice> firmware() {
        return firmware;
    }

    ObjectProperty<Preset> preset() {
        return preset;
    }

    ObjectProperty<OnGate> onGate() {
        return onGate;
    }

    BooleanProperty downgrade() {
        return downgrade;
    }

    BooleanProperty approval() {
        return approval;
    }

    BooleanProperty windowed() {
        return windowed;
    }

    BooleanProperty future() {
        return future;
    }
}
