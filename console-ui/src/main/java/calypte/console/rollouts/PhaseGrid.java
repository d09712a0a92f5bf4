package calypte.console.rollouts;

import calypte.console.client.Rollout;
import calypte.console.client.Rollout.Phase;
import calypte.console.client.RolloutClient.Which;
import calypte.model.rollout.PhaseState;
import calypte.model.rollout.TargetState;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The phases of a rollout, two lines each: the numbers, and what their gate reads in them. Every
/// number leads to the devices that it counts.
public final class PhaseGrid extends GridPane {

    private static final List<String> HEADINGS =
            List.of("phases.name", "phases.size", "phases.done", "phases.failed", "phases.gate");

    private Consumer<Which> onOpen = _ -> {};
    private List<Phase> shown = List.of();

    public PhaseGrid() {
        getStyleClass().add("phase-grid");
        getColumnConstraints()
                .addAll(
                        column(110, HPos.LEFT),
                        column(48, HPos.RIGHT),
                        column(48, HPos.RIGHT),
                        column(48, HPos.RIGHT),
                        growing(),
                        column(172, HPos.LEFT));
    }

    void setOnOpen(Consumer<Which> handler) {
        onOpen = handler;
    }

    void show(Rollout rollout, RolloutViewModel model) {
        if (rollout.phases().equals(shown)) {
            return;
        }
        shown = rollout.phases();
        getChildren().clear();
        var texts = model.words().texts();
        for (var i = 0; i < HEADINGS.size(); i++) {
            add(heading(texts.get(HEADINGS.get(i))), i, 0);
        }
        add(heading(texts.get("phases.state")), HEADINGS.size(), 0);
        for (var phase : shown) {
            add(rollout, phase, model);
        }
    }

    private void add(Rollout rollout, Phase phase, RolloutViewModel model) {
        var row = phase.number() * 2;
        var name = new Label("%d  %s".formatted(phase.number(), phase.name()));
        name.setTooltip(new Tooltip(phase.name()));
        var gate = new Label(model.gate(rollout, phase));
        gate.setTooltip(new Tooltip(gate.getText()));
        add(name, 0, row);
        add(number(phase.size(), phase, null, model), 1, row);
        add(number(phase.counts().succeeded(), phase, TargetState.SUCCEEDED, model), 2, row);
        add(number(phase.counts().failed(), phase, TargetState.FAILED, model), 3, row);
        add(gate, 4, row);
        add(state(phase, model), 5, row);
        if (phase.state() != PhaseState.WAITING) {
            var reading = new Label(phase.gateReading().words());
            reading.getStyleClass().add("reading");
            reading.setWrapText(true);
            reading.setMinHeight(USE_PREF_SIZE);
            setHalignment(reading, HPos.LEFT);
            add(reading, 0, row + 1, 6, 1);
        }
    }

    private Node number(
            long count, Phase phase, @Nullable TargetState state, RolloutViewModel model) {
        var words = model.words();
        var link = new Hyperlink("%,d".formatted(count));
        var which = state == null ? words.texts().get("phases.size") : words.of(state);
        link.setAccessibleText(words.texts().get("phases.count", phase.number(), which, count));
        link.setOnAction(_ -> {
            link.setVisited(false);
            onOpen.accept(new Which(phase.number(), state, null));
        });
        link.setDisable(count == 0);
        return link;
    }

    private static Node state(Phase phase, RolloutViewModel model) {
        var label = new Label();
        Faces.dress(label, phase.state());
        var words = model.words();
        var until = phase.soakUntil();
        label.setText(
                phase.state() == PhaseState.SOAKING && until != null
                        ? words.texts().get("phases.soaking", words.clock(until, model.now()))
                        : words.of(phase.state()));
        label.setTooltip(new Tooltip(label.getText()));
        return label;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private static ColumnConstraints column(double width, HPos side) {
        var column = new ColumnConstraints(width);
        column.setMinWidth(width);
        column.setHalignment(side);
        return column;
    }

    private static ColumnConstraints growing() {
        var column = new ColumnConstraints(100, 240, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }
}
