package calypte.console.shell;

import calypte.console.client.Health;
import calypte.console.frame.Tasks;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import java.time.Duration;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The line at the bottom: which server, how its parts are, when its loop comes round, and what
/// goes on here in the background.
public final class StatusBarController {

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ConnectionViewModel model;
    private final Tasks tasks;
    private final Runnable openTasks;
    private final Texts texts = Texts.beside(StatusBarController.class);

    @FXML private Label state;
    @FXML private HBox parts;
    @FXML private Label pulse;
    @FXML private Button running;

    StatusBarController(ConnectionViewModel model, Tasks tasks, Runnable openTasks) {
        this.model = model;
        this.tasks = tasks;
        this.openTasks = openTasks;
    }

    public ConnectionViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        model.liveProperty().subscribe(live -> light(state, live));
        model.healthProperty().subscribe(this::show);
        var count = tasks.running();
        count.subscribe(now -> running.setText(texts.get("tasks.running", now)));
        running.managedProperty().bind(running.visibleProperty());
        running.visibleProperty().bind(count.greaterThan(0));
        var heart = Views.every(HEARTBEAT, model::checkHealth);
        var clock = Views.every(SECOND, () -> pulse.setText(model.pulse()));
        state.sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        heart.stop();
                        clock.stop();
                    } else if (heart.getStatus() != Animation.Status.RUNNING) {
                        heart.play();
                        clock.play();
                    }
                });
    }

    @FXML
    void openTasks() {
        openTasks.run();
    }

    private void show(Optional<Health> health) {
        parts.getChildren().clear();
        health.ifPresent(now -> now.parts().forEach((part, word) -> show(now, part, word)));
        pulse.setText(model.pulse());
    }

    private void show(Health health, String part, String word) {
        var well = word.equals("UP");
        var label = new Label();
        light(label, well);
        var name = name(part);
        var state = texts.get("part.state", name, word);
        label.setTooltip(new Tooltip(state));
        label.setText(well ? name : state);
        if (well && part.equals("mqtt") && health.sessions().isPresent()) {
            label.setText(texts.get("part.online", name, health.sessions().getAsLong()));
        }
        parts.getChildren().add(label);
    }

    private static void light(Label label, boolean well) {
        label.setGraphic(Looks.icon(well ? "mdi2c-circle" : "mdi2c-circle-outline"));
        label.getStyleClass().removeAll("live", "not-live");
        label.getStyleClass().add(well ? "live" : "not-live");
    }

    /// A part that is newer than this console keeps the server's own name.
    private String name(String part) {
        return switch (part) {
            case "database", "mqtt", "logstash" -> texts.get("part." + part);
            default -> part;
        };
    }
}
