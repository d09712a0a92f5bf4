package calypte.console.shell;

import calypte.console.frame.Notice;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was said so far, behind the bell.
public final class BellController {

    private static final int SHOWN = 50;

    private final Surroundings around;
    private final Runnable onClose;
    private final Texts texts = Texts.beside(BellController.class);
    private final ListChangeListener<Notice> listener = _ -> fill();

    @FXML private VBox list;

    BellController(Surroundings around, Runnable onClose) {
        this.around = around;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        around.notices().history().addListener(new WeakListChangeListener<>(listener));
        fill();
    }

    private void fill() {
        around.notices().read();
        list.getChildren()
                .setAll(around.notices().history().stream().limit(SHOWN).map(this::line).toList());
        if (list.getChildren().isEmpty()) {
            var calm = new Label(texts.get("bell.empty"));
            calm.getStyleClass().add("text-muted");
            calm.setWrapText(true);
            list.getChildren().add(calm);
        }
    }

    private Node line(Notice notice) {
        var words = notice.text();
        if (notice.count() > 1) {
            words = texts.get("bell.times", notice.count(), words);
        }
        var text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var when = new Label(Words.ago(notice.at(), around.clock().instant()));
        when.getStyleClass().addAll("text-muted", "small");
        var what = new VBox(2, text, when);
        HBox.setHgrow(what, Priority.ALWAYS);
        var action = notice.action();
        if (action != null && notice.kind() != Notice.Kind.UNDOABLE) {
            var link = new Hyperlink(action.text());
            link.setOnAction(_ -> {
                onClose.run();
                action.action().run();
            });
            what.getChildren().add(link);
        }
        var row = new HBox(Tones.icon(notice.kind()), what);
        row.getStyleClass().addAll("notice", Tones.style(notice.kind()));
        return row;
    }

    @FXML
    void close() {
        onClose.run();
    }
}
