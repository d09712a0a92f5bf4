package calypte.console.device;

import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import java.time.Instant;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Ties `firmwareCard.fxml` to the device: what it runs and should run, how far it is, why not, and
/// what comes next.
public final class FirmwareCardController {

    private final Surroundings around;
    private final DeviceViewModel page;
    private final Texts texts = Texts.beside(FirmwareCardController.class);

    @FXML private Label current;
    @FXML private Label currentSerial;
    @FXML private Label reported;
    @FXML private Label assigned;
    @FXML private Label assignedSerial;
    @FXML private Label by;
    @FXML private Hyperlink rollout;
    @FXML private HBox running;
    @FXML private ProgressBar bar;
    @FXML private Label phase;
    @FXML private Label attempt;
    @FXML private GridPane explanation;
    @FXML private Label why;
    @FXML private VBox nextBox;
    @FXML private Label next;
    @FXML private Label action;

    FirmwareCardController(Surroundings around, DeviceViewModel page) {
        this.around = around;
        this.page = page;
    }

    @FXML
    void initialize() {
        page.factsProperty()
                .subscribe(facts -> {
                    if (facts != null) {
                        show(facts);
                        tick();
                    }
                });
    }

    private void show(Facts facts) {
        var device = facts.device();
        current.setText(facts.current());
        currentSerial.setText(facts.serialOf(device.currentFirmwareId()));
        assigned.setText(facts.assignedVersion());
        assignedSerial.setText(facts.serialOf(device.assignedFirmwareId()));
        var part = facts.detail().rollout();
        see(rollout, part != null);
        rollout.setText(part == null ? "" : texts.get("rollout.part", part.name(), part.phase()));
        explain(facts);
    }

    private void explain(Facts facts) {
        var reasoning = facts.reasoning();
        why.setText(reasoning.reason());
        var evidence = String.join("\n", reasoning.evidence());
        why.setTooltip(evidence.isEmpty() ? null : new Tooltip(evidence));
        next.setText(reasoning.next());
        say(action, Objects.requireNonNullElse(reasoning.action(), ""));
        see(nextBox, !reasoning.next().isEmpty() || action.isVisible());
        see(explanation, !reasoning.reason().isEmpty());
    }

    /// What grows old while one looks.
    void tick() {
        var facts = page.factsProperty().get();
        if (facts != null) {
            var now = around.clock().instant();
            age(reported, "reported", facts.device().registeredAt(), now);
            age(facts, now);
            progress(facts, now);
        }
    }

    private void age(Label label, String key, @Nullable Instant at, Instant now) {
        label.setText(at == null ? texts.get(key + ".never") : texts.get(key, Words.ago(at, now)));
        label.setTooltip(at == null ? null : new Tooltip(Moments.full(at)));
    }

    private void age(Facts facts, Instant now) {
        var how = facts.assigned();
        if (how == null) {
            by.setText("");
            by.setTooltip(null);
            return;
        }
        by.setText(
                texts.get(
                        "assigned.by",
                        Objects.requireNonNullElse(how.by(), "–"),
                        Words.ago(how.at(), now)));
        by.setTooltip(new Tooltip(Moments.full(how.at())));
    }

    private void progress(Facts facts, Instant now) {
        var progress = facts.progress(now);
        see(running, progress.isPresent());
        progress.ifPresent(it -> {
            bar.setProgress(it.fraction());
            phase.setText(
                    it.isStalled()
                            ? texts.get("stalled", it.phase(), it.silence().toSeconds())
                            : it.phase());
            var update = facts.device().update();
            attempt.setText(update == null ? "" : texts.get("attempt.running", update.attempt()));
        });
    }

    @FXML
    void openRollout() {
        var facts = page.factsProperty().get();
        var part = facts == null ? null : facts.detail().rollout();
        if (part != null) {
            around.navigator().open(new Place.OneRollout(part.id(), part.name()));
        }
    }

    private static void say(Label label, String words) {
        label.setText(words);
        see(label, !words.isEmpty());
    }

    private static void see(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }
}
