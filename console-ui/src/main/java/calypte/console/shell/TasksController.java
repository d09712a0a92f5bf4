package calypte.console.shell;

import calypte.console.frame.Surroundings;
import calypte.console.frame.Task;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What goes on in the background: how far it is, and the way to stop it.
public final class TasksController {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STALLED = Duration.ofSeconds(30);

    private final Surroundings around;
    private final Runnable onClose;
    private final Texts texts = Texts.beside(TasksController.class);
    private final ListChangeListener<Task> listener = _ -> fill();

    @FXML private VBox list;

    TasksController(Surroundings around, Runnable onClose) {
        this.around = around;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        around.tasks().all().addListener(new WeakListChangeListener<>(listener));
        fill();
        var clock = Views.every(SECOND, this::fill);
        list.sceneProperty()
                .subscribe((was, is) -> {
                    if (was != null
                            && is == null
                            && clock.getStatus() == Animation.Status.RUNNING) {
                        clock.stop();
                    }
                });
    }

    private void fill() {
        list.getChildren().setAll(around.tasks().all().stream().map(this::line).toList());
        if (list.getChildren().isEmpty()) {
            var calm = new Label(texts.get("tasks.empty"));
            calm.getStyleClass().add("text-muted");
            list.getChildren().add(calm);
        }
    }

    private Node line(Task task) {
        var title = new Label(task.title());
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var head = new HBox(8, title);
        if (!task.isOver()) {
            var cancel = new Button(null, Looks.icon("mdi2c-close"));
            cancel.setAccessibleText(texts.get("tasks.cancel", task.title()));
            cancel.getStyleClass().addAll("button-icon", "flat", "small");
            cancel.setOnAction(_ -> task.cancel());
            head.getChildren().add(cancel);
        }
        var how = new Label(how(task));
        how.getStyleClass().addAll("text-muted", "small");
        var line = new VBox(3, head);
        if (!task.isOver()) {
            var bar = new ProgressBar();
            bar.progressProperty().bind(task.fractionProperty());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(task.title());
            line.getChildren().add(bar);
        }
        line.getChildren().add(how);
        line.getStyleClass().add("task");
        return line;
    }

    private String how(Task task) {
        var silence = task.silent(around.clock().instant());
        return switch (task.stateProperty().get()) {
            case RUNNING ->
                    silence.compareTo(STALLED) > 0
                            ? texts.get("tasks.stalled", silence.toSeconds())
                            : task.phaseProperty().get();
            case DONE -> texts.get("tasks.done");
            case FAILED -> texts.get("tasks.failed");
            case CANCELLED -> texts.get("tasks.cancelled");
        };
    }

    @FXML
    void tidy() {
        around.tasks().tidy();
    }

    @FXML
    void close() {
        onClose.run();
    }
}
