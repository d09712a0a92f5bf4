package calypte.console.rollouts;

import calypte.console.client.Rollout;
import calypte.console.client.Rollout.Failure;
import calypte.console.client.RolloutClient.Which;
import calypte.console.frame.Lock;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Why devices failed, the most frequent reason first: to look at them, and to try them again.
public final class FailureBars extends GridPane {

    private List<Failure> shown = List.of();
    private Consumer<Which> onView = _ -> {};
    private BiConsumer<Rollout, Failure> onRetry = (_, _) -> {};

    public FailureBars() {
        getStyleClass().add("failure-bars");
    }

    void setOnView(Consumer<Which> handler) {
        onView = handler;
    }

    void setOnRetry(BiConsumer<Rollout, Failure> handler) {
        onRetry = handler;
    }

    void show(Rollout rollout, RolloutWords words, Lock lock) {
        if (rollout.failures().equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = rollout.failures();
        getChildren().clear();
        if (shown.isEmpty()) {
            var calm = new Label(words.texts().get("failures.no"));
            calm.getStyleClass().add("text-muted");
            add(calm, 0, 0);
        }
        var most = shown.stream().mapToLong(Failure::count).max().orElse(1);
        for (var failure : shown) {
            add(rollout, failure, most, words, lock);
        }
    }

    private void add(Rollout rollout, Failure failure, long most, RolloutWords words, Lock lock) {
        var texts = words.texts();
        var reason = words.reason(failure.reason());
        var name = new Label(reason);
        name.setTooltip(new Tooltip(reason + "  (" + failure.reason() + ")"));
        var bar = new ProgressBar((double) failure.count() / most);
        bar.getStyleClass().addAll("failure-bar", "with-track");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(40);
        bar.setAccessibleText(texts.get("failures.bar", reason, failure.count()));
        setHgrow(bar, Priority.ALWAYS);
        var count = new Label("%,d".formatted(failure.count()));
        count.getStyleClass().add("number");
        count.setMinWidth(USE_PREF_SIZE);
        var view = button(texts.get("failures.view"), texts.get("failures.view.tip", reason));
        view.setOnAction(_ -> onView.accept(which(failure)));
        addRow(getRowCount(), name, bar, count, view);
        if (rollout.state() != RolloutState.ABORTED) {
            var retry = button(texts.get("failures.retry"), texts.get("retry.reason.tip", reason));
            retry.setOnAction(_ -> onRetry.accept(rollout, failure));
            lock.guard((Node) retry);
            add(retry, 4, getRowCount() - 1);
        }
    }

    /// A reason that is not known is none.
    private static Which which(Failure failure) {
        return new Which(null, TargetState.FAILED, failure.reason());
    }

    private static Button button(String text, String tip) {
        var button = new Button(text);
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(tip);
        return button;
    }
}
