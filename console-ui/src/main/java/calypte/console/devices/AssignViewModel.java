package calypte.console.devices;

import calypte.console.client.Assignment;
import calypte.console.client.Assignment.Counts;
import calypte.console.client.Catalogue;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.FleetClient;
import calypte.console.client.Recipe;
import calypte.console.client.Selection;
import calypte.console.fx.Background;
import calypte.console.fx.Texts;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Assigning firmware to the chosen devices: every choice is counted by the server before anything
/// changes.
public final class AssignViewModel {

    private final FleetClient fleet;
    private final Background background;
    private final Selection target;
    private final Consumer<Assigned> onDone;
    private final Texts texts = Texts.beside(AssignViewModel.class);
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Choice> choice = new SimpleObjectProperty<>();
    private final BooleanProperty downgrade = new SimpleBooleanProperty();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Counts> counts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper verb = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private int asked;

    /// A firmware to choose.
    public record Choice(FirmwareEntry entry, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /// What was done.
    ///
    /// @param text in words
    /// @param id by which it can be taken back; null if nobody was assigned anything
    public record Assigned(String text, @Nullable String id) {}

    /// @param onDone hears what was done
    public AssignViewModel(
            FleetClient fleet, Background background, Selection target, Consumer<Assigned> onDone) {
        this.fleet = fleet;
        this.background = background;
        this.target = target;
        this.onDone = onDone;
        verb.set(texts.get("assign.verb.none"));
        choice.subscribe(this::preview);
        downgrade.subscribe(_ -> preview());
        reason.subscribe(_ -> judge());
    }

    /// Asks what there is to choose from.
    public void load() {
        background.run(fleet::catalogue, this::offer, this::fail);
    }

    private void offer(Catalogue catalogue) {
        choices.setAll(
                catalogue.firmware().stream()
                        .filter(FirmwareEntry::isAssignable)
                        .map(entry -> new Choice(entry, text(entry, catalogue)))
                        .toList());
    }

    private String text(FirmwareEntry entry, Catalogue catalogue) {
        var key = entry.hasContent() ? "assign.choice" : "assign.choice.empty";
        return texts.get(key, catalogue.typeName(entry.typeId()), entry.version());
    }

    private void preview() {
        var chosen = choice.get();
        if (chosen == null) {
            return;
        }
        var mine = ++asked;
        ready.set(false);
        background.run(
                () -> fleet.assign(assignment(chosen, true)),
                seen -> {
                    if (mine == asked) {
                        show(seen);
                    }
                },
                cause -> {
                    if (mine == asked) {
                        fail(cause);
                    }
                });
    }

    public void submit() {
        var chosen = choice.get();
        if (chosen == null || !ready.get()) {
            return;
        }
        ready.set(false);
        background.run(
                () -> fleet.assign(assignment(chosen, false)),
                done ->
                        onDone.accept(
                                new Assigned(
                                        texts.get(
                                                "assign.done",
                                                chosen.entry().version(),
                                                done.assigned()),
                                        done.assignmentId())),
                this::fail);
    }

    /// The same for a shell, as far as it is chosen.
    Recipe recipe() {
        var recipes = fleet.recipes();
        var chosen = choice.get();
        return chosen == null
                ? recipes.get("/firmware")
                : recipes.post("/devices/assign", assignment(chosen, false));
    }

    /// Whether older firmware may replace newer has to be said, with a reason.
    private Assignment assignment(Choice chosen, boolean dryRun) {
        var why = reason.get().isBlank() ? null : reason.get().strip();
        // The preview does not wait for the reason to be typed.
        var said = dryRun && downgrade.get() && why == null ? "preview" : why;
        var firmware = chosen.entry().id();
        return new Assignment(
                target.filter(), target.ids(), firmware, dryRun, downgrade.get(), said);
    }

    private void show(Counts seen) {
        counts.set(seen);
        trouble.set("");
        judge();
    }

    private void judge() {
        var seen = counts.get();
        var chosen = choice.get();
        if (seen == null || chosen == null) {
            return;
        }
        var version = chosen.entry().version();
        verb.set(texts.get("assign.verb", version, seen.assigned()));
        ready.set(seen.assigned() > 0 && !(downgrade.get() && reason.get().isBlank()));
    }

    private void fail(Exception cause) {
        counts.set(null);
        ready.set(false);
        trouble.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    public ObservableList<Choice> choices() {
        return choices;
    }

    public ObjectProperty<@Nullable Choice> choiceProperty() {
        return choice;
    }

    public BooleanProperty downgradeProperty() {
        return downgrade;
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    public ReadOnlyObjectProperty<@Nullable Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    public String getVerb() {
        return verb.get();
    }

    public ReadOnlyStringProperty verbProperty() {
        return verb.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public boolean isReady() {
        return ready.get();
    }

    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    public Texts texts() {
        return texts;
    }
}
