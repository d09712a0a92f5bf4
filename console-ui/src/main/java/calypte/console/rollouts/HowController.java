package calypte.console.rollouts;

import calypte.console.client.RolloutForecast;
import calypte.console.client.RolloutForecast.PhaseSize;
import calypte.console.rollouts.RolloutForm.OnGate;
import calypte.console.rollouts.RolloutForm.Preset;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// Ties `how.fxml`, the second step of the wizard, to what is entered: in which phases, with which
/// gates, how fast and when.
public final class HowController {

    private final WizardViewModel model;

    @FXML private RadioButton atOnce;
    @FXML private RadioButton canary;
    @FXML private RadioButton custom;
    @FXML private FormField phases;
    @FXML private Label sizes;
    @FXML private FormField minSuccess;
    @FXML private FormField maxFailure;
    @FXML private FormField maxFailures;
    @FXML private FormField minFinished;
    @FXML private FormField soak;
    @FXML private CheckBox approval;
    @FXML private RadioButton pause;
    @FXML private RadioButton abort;
    @FXML private FormField rate;
    @FXML private FormField inFlight;
    @FXML private CheckBox windowed;
    @FXML private Node window;
    @FXML private FormField cron;
    @FXML private FormField duration;
    @FXML private FormField zone;
    @FXML private CheckBox future;

    HowController(WizardViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        var form = model.form();
        List.of(phases, minSuccess, maxFailure, maxFailures, minFinished, soak, rate, inFlight)
                .forEach(field -> field.bind(form));
        List.of(cron, duration, zone).forEach(field -> field.bind(form));
        choosePhases(form);
        chooseOnGate(form);
        approval.selectedProperty().bindBidirectional(form.approval());
        windowed.selectedProperty().bindBidirectional(form.windowed());
        future.selectedProperty().bindBidirectional(form.future());
        window.visibleProperty().bind(form.windowed());
        window.managedProperty().bind(form.windowed());
        model.forecastProperty().subscribe(this::show);
    }

    private void choosePhases(RolloutForm form) {
        var group = new ToggleGroup();
        choice(group, atOnce, () -> form.preset().set(Preset.ALL_AT_ONCE));
        choice(group, canary, () -> form.preset().set(Preset.CANARY));
        choice(group, custom, () -> form.preset().set(Preset.CUSTOM));
        canary.setSelected(true);
        phases.visibleProperty().bind(custom.selectedProperty());
        phases.managedProperty().bind(custom.selectedProperty());
    }

    private void chooseOnGate(RolloutForm form) {
        var group = new ToggleGroup();
        choice(group, pause, () -> form.onGate().set(OnGate.PAUSE));
        choice(group, abort, () -> form.onGate().set(OnGate.ABORT));
        pause.setSelected(true);
    }

    private static void choice(ToggleGroup group, RadioButton button, Runnable chosen) {
        button.setToggleGroup(group);
        button.selectedProperty()
                .subscribe(now -> {
                    if (now) {
                        chosen.run();
                    }
                });
    }

    private void show(@Nullable RolloutForecast seen) {
        var texts = model.texts();
        if (seen == null || seen.phases().isEmpty()) {
            sizes.setText(texts.get("how.sizes.none"));
            return;
        }
        var parts =
                seen.phases().stream()
                        .map(PhaseSize::size)
                        .map("%,d"::formatted)
                        .collect(Collectors.joining(texts.get("story.then")));
        sizes.setText(texts.get("how.sizes", seen.phases().size(), parts));
    }
}
