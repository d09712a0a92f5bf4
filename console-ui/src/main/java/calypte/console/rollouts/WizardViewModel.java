package calypte.console.rollouts;

import calypte.console.client.Catalogue;
import calypte.console.client.Problem;
import calypte.console.client.Recipe;
import calypte.console.client.Rollout;
import calypte.console.client.RolloutForecast;
import calypte.console.client.RolloutForecast.Rival;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import calypte.console.rollouts.Entry.Step;
import calypte.console.rollouts.RolloutForm.Choice;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Entering a new rollout in three steps: whatever is entered, the server foretells what it would
/// do, before anything changes.
public final class WizardViewModel {

    private static final Duration PAUSE = Duration.ofMillis(350);

    private final Surroundings around;
    private final Consumer<Rollout> onCreated;
    private final Texts texts = Texts.beside(WizardViewModel.class);
    private final RolloutForm form = new RolloutForm(ZoneId.systemDefault().getId());
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.SCOPE);
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable RolloutForecast> forecast =
            new ReadOnlyObjectWrapper<>();
    private final ObservableList<Rival> rivals = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper verb = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final Conflated<String, Boolean> changes;
    private int asked;

    /// @param onCreated hears of the rollout that was started
    public WizardViewModel(Surroundings around, Consumer<Rollout> onCreated) {
        this.around = around;
        this.onCreated = onCreated;
        this.changes = new Conflated<>(around.background().after(PAUSE), _ -> foretell());
        verb.set(texts.get("wizard.verb.none"));
        form.onChange(this::changed);
    }

    /// Asks what there is to choose from.
    public void load() {
        around.background().run(around.fleet()::catalogue, this::offer, this::fail);
    }

    private void offer(Catalogue catalogue) {
        choices.setAll(Choice.of(catalogue, texts));
        if (choices.isEmpty()) {
            trouble.set(texts.get("wizard.no-firmware"));
        }
    }

    private void changed() {
        asked++;
        ready.set(false);
        changes.offer("form", true);
    }

    private void foretell() {
        var chosen = form.firmware().get();
        if (chosen == null) {
            return;
        }
        var plan = Plan.of(form, chosen, texts);
        form.complain(plan.complaints());
        if (!plan.complaints().isEmpty()) {
            forget();
            return;
        }
        var mine = ++asked;
        around.background()
                .run(
                        () -> around.fleet().rollouts().foretell(plan.asking()),
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

    private void show(RolloutForecast seen) {
        forecast.set(seen);
        rivals.setAll(seen.conflicts());
        trouble.set("");
        verb.set(verb(seen));
        var isSaid = !form.downgrade().get() || !form.said(Entry.REASON).isEmpty();
        form.complain(isSaid ? Map.of() : Map.of(Entry.REASON, texts.get("wizard.reason.needed")));
        ready.set(seen.size() > 0 && rivals.isEmpty() && isSaid);
    }

    private String verb(RolloutForecast seen) {
        return seen.size() == 0
                ? texts.get("wizard.verb.nobody")
                : texts.get("wizard.verb", seen.size(), seen.phases().size());
    }

    private void forget() {
        forecast.set(null);
        rivals.clear();
        verb.set(texts.get("wizard.verb.none"));
        ready.set(false);
    }

    /// Starts it: it is created and begins, or nothing happens at all.
    public void start() {
        var chosen = form.firmware().get();
        if (chosen == null || !ready.get()) {
            return;
        }
        ready.set(false);
        var plan = Plan.of(form, chosen, texts).starting();
        around.background()
                .run(() -> around.fleet().rollouts().create(plan), this::created, this::fail);
    }

    private void created(Rollout rollout) {
        around.notices().done(texts.get("wizard.started", rollout.called(), rollout.name()));
        onCreated.accept(rollout);
    }

    /// What the server says of a field is shown there, and the wizard goes to it; the rest is said
    /// below.
    private void fail(Exception cause) {
        forget();
        trouble.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        if (cause instanceof Problem problem) {
            rivals.setAll(problem.conflicts());
            var wrong = Complaints.of(problem);
            form.complain(wrong);
            if (!wrong.isEmpty()) {
                trouble.set("");
                step.set(Complaints.earliest(wrong));
            }
        }
    }

    public void next() {
        move(1);
    }

    public void back() {
        move(-1);
    }

    private void move(int by) {
        var at = Math.clamp(step.get().ordinal() + by, 0, Step.values().length - 1);
        step.set(Arrays.asList(Step.values()).get(at));
    }

    /// What would happen, in plain sentences.
    List<String> story() {
        var chosen = form.firmware().get();
        var seen = forecast.get();
        return chosen == null || seen == null
                ? List.of()
                : new PlanStory(texts).tell(form, chosen, seen);
    }

    /// The same without the console.
    Recipe recipe(Choice chosen) {
        var words = new PlanCommand(form, chosen).words();
        var plan = Plan.of(form, chosen, texts).starting();
        return around.fleet()
                .recipes()
                .post("/rollouts", plan)
                .orCalypte(words.toArray(String[]::new));
    }

    RolloutForm form() {
        return form;
    }

    Texts texts() {
        return texts;
    }

    Surroundings around() {
        return around;
    }

    ObjectProperty<Step> stepProperty() {
        return step;
    }

    ObservableList<Choice> choices() {
        return choices;
    }

    ObservableList<Rival> rivals() {
        return rivals;
    }

    ReadOnlyObjectProperty<@Nullable RolloutForecast> forecastProperty() {
        return forecast.getReadOnlyProperty();
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
}
