package calypte.console.shell;

import calypte.console.frame.Notice;
import calypte.console.frame.Notice.Kind;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The notices in the corner of the window, each until its time is over or it is dismissed.
final class Corner {

    private static final Duration TICK = Duration.ofMillis(250);

    private final VBox place;
    private final Surroundings around;
    private final Texts texts = Texts.beside(Corner.class);
    private final Map<Long, HBox> shown = new HashMap<>();
    private final Map<Long, Button> counting = new HashMap<>();

    Corner(VBox place, Surroundings around) {
        this.place = place;
        this.around = around;
    }

    void begin() {
        around.notices().corner().addListener((ListChangeListener<Notice>) _ -> show());
        var _ = Views.every(TICK, this::tick);
    }

    private void tick() {
        around.notices().tick();
        for (var notice : around.notices().corner()) {
            var button = counting.get(notice.number());
            if (button != null) {
                button.setText(countdown(notice));
            }
        }
    }

    private void show() {
        List<Notice> now = around.notices().corner();
        var numbers = now.stream().map(Notice::number).toList();
        shown.keySet().retainAll(numbers);
        counting.keySet().retainAll(numbers);
        place.getChildren()
                .setAll(
                        now.stream()
                                .map(one -> shown.computeIfAbsent(one.number(), _ -> toast(one)))
                                .toList());
    }

    private HBox toast(Notice notice) {
        var text = new Label(notice.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var toast = new HBox(Tones.icon(notice.kind()), text);
        toast.getStyleClass().addAll("toast", Tones.style(notice.kind()));
        toast.setId("toast-" + notice.kind().name().toLowerCase(Locale.ROOT));
        var action = notice.action();
        if (action != null) {
            toast.getChildren().add(button(notice, action));
        }
        if (notice.kind() == Kind.ERROR) {
            toast.getChildren().add(small("mdi2c-content-copy", "toast.copy", () -> copy(notice)));
        }
        toast.getChildren()
                .add(small("mdi2c-close", "toast.close", () -> around.notices().dismiss(notice)));
        return toast;
    }

    private Button button(Notice notice, Notice.Action action) {
        var button = new Button(action.text());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> around.notices().act(notice));
        if (notice.kind() == Kind.UNDOABLE) {
            button.setId("undo");
            counting.put(notice.number(), button);
            button.setText(countdown(notice));
        }
        return button;
    }

    private String countdown(Notice notice) {
        var action = notice.action();
        var left = notice.left(around.clock().instant()).plusMillis(999).toSeconds();
        return texts.get("toast.countdown", action == null ? "" : action.text(), left);
    }

    private Button small(String icon, String words, Runnable action) {
        var button = new Button(null, Looks.icon(icon));
        button.setAccessibleText(texts.get(words));
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void copy(Notice notice) {
        around.desk().copy(notice.at() + " " + notice.text());
    }
}
