package calypte.console.device;

import calypte.console.client.Timeline.Item;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A line of the timeline; open, it shows the event as it was recorded.
final class TimelineCell extends ListCell<Item> {

    private static final int MOST_LINES = 14;

    private final TimelineViewModel model;
    private final Surroundings around;
    private final TimelineController owner;
    private final Texts texts = Texts.beside(TimelineCell.class);
    private final Label time = new Label();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Button explain = new Button();
    private final Button expand = new Button();
    private final TextArea json = new TextArea();
    private final VBox content = new VBox();

    TimelineCell(TimelineViewModel model, Surroundings around, TimelineController owner) {
        this.model = model;
        this.around = around;
        this.owner = owner;
        time.getStyleClass().addAll("when", "text-muted");
        detail.getStyleClass().add("text-muted");
        detail.setMinWidth(0);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        button(explain, texts.get("timeline.explain"), "mdi2v-vector-polyline");
        button(expand, texts.get("timeline.json"), "mdi2c-code-json");
        json.setEditable(false);
        json.getStyleClass().addAll("mono", "small");
        json.setAccessibleText(texts.get("timeline.json"));
        var line = new HBox(10, time, title, detail, explain, expand);
        line.setAlignment(Pos.CENTER_LEFT);
        content.getChildren().setAll(line, json);
        content.setSpacing(4);
        content.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    private static void button(Button button, String words, String icon) {
        button.setText(words);
        button.setGraphic(Looks.icon(icon));
        button.getStyleClass().addAll("flat", "small", "line-button");
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable Item item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        show(item);
        setGraphic(content);
    }

    private void show(Item item) {
        time.setText(Moments.brief(item.at(), around.clock().instant()));
        time.setTooltip(new Tooltip(Moments.full(item.at())));
        title.setText(model.title(item));
        Looks.dress(title, Looks.icon(icon(item)), style(item));
        var why = Objects.requireNonNullElse(item.detail(), "");
        detail.setText(item.title().contains(why) ? by(item) : why);
        detail.setTooltip(new Tooltip(detail.getText()));
        title.setTooltip(new Tooltip(item.title()));
        explain.setVisible(Sequence.canExplain(item));
        explain.setManaged(explain.isVisible());
        explain.setOnAction(_ -> owner.explain(item));
        expand.setOnAction(_ -> owner.toggle(item));
        var open = owner.isOpen(item);
        json.setVisible(open);
        json.setManaged(open);
        if (open) {
            json.setText(item.json());
            var lines = (int) json.getText().lines().count();
            json.setPrefRowCount(Math.min(lines, MOST_LINES));
        }
        setAccessibleText(time.getText() + " " + item.title() + " " + detail.getText());
    }

    /// Who did it, where that is not the device itself.
    private String by(Item item) {
        var actor = item.actor();
        return Kind.BY_HAND.has(item) && !actor.isEmpty() ? texts.get("timeline.by", actor) : "";
    }

    private static boolean hasFailed(Item item) {
        var state = item.label("state");
        return state.equals("FAILED") || state.equals("REJECTED");
    }

    private static String icon(Item item) {
        if (hasFailed(item)) {
            return "mdi2a-alert-circle-outline";
        }
        return switch (item.action()) {
            case "update-proven" -> "mdi2c-check-circle-outline";
            case "update-dispatched", "update-retried" -> "mdi2s-send-outline";
            case "update-progressed" -> "mdi2p-progress-download";
            case "device-assigned" -> "mdi2t-tag-outline";
            case "device-registered" -> "mdi2a-access-point";
            case "device-firmware-reported" -> "mdi2c-chip";
            case "device-held" -> "mdi2p-pause-circle-outline";
            case "device-created" -> "mdi2p-plus-circle-outline";
            case "device-rekeyed" -> "mdi2k-key-outline";
            default -> item.isWarning() ? "mdi2a-alert-outline" : "mdi2i-information-outline";
        };
    }

    private static String style(Item item) {
        if (item.isWarning() || hasFailed(item)) {
            return item.action().startsWith("update-") ? "badge-failed" : "severity-warning";
        }
        return switch (item.action()) {
            case "update-proven" -> "badge-in-sync";
            case "update-dispatched", "update-progressed", "update-retried" -> "badge-updating";
            default -> "severity-plain";
        };
    }
}
