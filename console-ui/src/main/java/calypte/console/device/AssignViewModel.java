package calypte.console.device;

import calypte.console.client.Assignment;
import calypte.console.client.Assignment.Counts;
import calypte.console.client.DeviceClient;
import calypte.console.client.DeviceDetail;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.Recipe;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.model.firmware.FirmwareId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Choosing what one device should run: the server says first what would come of it.
public final class AssignViewModel {

    private final Surroundings around;
    private final Facts facts;
    private final BiConsumer<DeviceDetail, String> onDone;
    private final Texts texts = Texts.beside(AssignViewModel.class);
    private final ObjectProperty<@Nullable Choice> choice = new SimpleObjectProperty<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper downgrade = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private boolean possible;
    private int asked;

    /// A firmware to choose.
    record Choice(FirmwareEntry entry, String text) {
        @Override
        public String toString() {
            return text;
        }

        FirmwareId id() {
            return entry.id();
        }
    }

    /// @param onDone hears how the device is now, and the version
    AssignViewModel(Surroundings around, Facts facts, BiConsumer<DeviceDetail, String> onDone) {
        this.around = around;
        this.facts = facts;
        this.onDone = onDone;
        choice.subscribe(this::preview);
        reason.subscribe(_ -> judge());
    }

    /// The firmware of its type that may be assigned, the newest first.
    List<Choice> choices() {
        return facts.catalogue().firmware().stream()
                .filter(entry -> entry.typeId().equals(facts.device().typeId()))
                .filter(FirmwareEntry::isAssignable)
                .map(entry -> new Choice(entry, words(entry)))
                .toList();
    }

    private String words(FirmwareEntry entry) {
        var key =
                entry.id().equals(facts.device().currentFirmwareId())
                        ? "assign.choice.current"
                        : entry.hasContent() ? "assign.choice" : "assign.choice.empty";
        return texts.get(key, entry.version(), entry.serial());
    }

    private void preview() {
        var chosen = choice.get();
        possible = false;
        judge();
        if (chosen == null) {
            return;
        }
        var mine = ++asked;
        around.background()
                .run(
                        () -> around.fleet().assign(dryRun(chosen)),
                        counts -> {
                            if (mine == asked) {
                                show(counts);
                            }
                        },
                        cause -> {
                            if (mine == asked) {
                                fail(cause);
                            }
                        });
    }

    private Assignment dryRun(Choice chosen) {
        var ids = List.of(facts.device().id());
        return new Assignment(null, ids, chosen.id(), true, false, null);
    }

    /// A held device can be assigned firmware one by one; only many at once leave it alone.
    private void show(Counts counts) {
        trouble.set("");
        downgrade.set(counts.downgrade() > 0);
        possible = counts.alreadyThere() == 0 && counts.incompatible() == 0;
        verdict.set(texts.get("assign.verdict." + verdict(counts)));
        judge();
    }

    private static String verdict(Counts counts) {
        if (counts.alreadyThere() > 0) {
            return "already";
        }
        if (counts.incompatible() > 0) {
            return "incompatible";
        }
        if (counts.downgrade() > 0) {
            return "downgrade";
        }
        return counts.held() > 0 ? "held" : counts.offline() > 0 ? "offline" : "update";
    }

    private void judge() {
        ready.set(possible && !(downgrade.get() && reason.get().isBlank()));
    }

    void submit() {
        var chosen = choice.get();
        if (chosen == null || !ready.get()) {
            return;
        }
        ready.set(false);
        around.background()
                .run(
                        () ->
                                around.fleet()
                                        .oneDevice()
                                        .assign(facts.device().id(), chosen.id(), why()),
                        now -> onDone.accept(now, chosen.entry().version()),
                        this::fail);
    }

    private @Nullable String why() {
        return downgrade.get() ? reason.get().strip() : null;
    }

    /// The same for a shell; of nothing chosen, the device itself.
    Recipe recipe() {
        var recipes = around.fleet().recipes();
        var path = "/devices/" + facts.device().id();
        var chosen = choice.get();
        if (chosen == null) {
            return recipes.get(path);
        }
        var firmware = chosen.id().toString();
        var serial = facts.device().deviceSerial();
        var recipe = recipes.patch(path, DeviceClient.assignment(chosen.id(), why()));
        return downgrade.get()
                ? recipe.orCalypte(
                        "device",
                        "assign",
                        serial,
                        "--firmware",
                        firmware,
                        "--allow-downgrade",
                        "--reason",
                        reason.get().strip())
                : recipe.orCalypte("device", "assign", serial, "--firmware", firmware);
    }

    private void fail(Exception cause) {
        verdict.set("");
        trouble.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        ready.set(false);
    }

    ObjectProperty<@Nullable Choice> choiceProperty() {
        return choice;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    public String getVerdict() {
        return verdict.get();
    }

    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public boolean isDowngrade() {
        return downgrade.get();
    }

    public ReadOnlyBooleanProperty downgradeProperty() {
        return downgrade.getReadOnlyProperty();
    }

    public boolean isReady() {
        return ready.get();
    }

    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }
}
