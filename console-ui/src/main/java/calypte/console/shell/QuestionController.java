package calypte.console.shell;

import calypte.console.frame.Question;
import calypte.console.fx.Texts;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ties `question.fxml` to a question. Where something is lost, the way out is what Enter does.
public final class QuestionController {

    private final Question question;
    private final Runnable yes;
    private final Runnable onClose;
    private final Texts texts = Texts.beside(QuestionController.class);

    @FXML private Label title;
    @FXML private VBox consequences;
    @FXML private VBox proof;
    @FXML private Label proofText;
    @FXML private TextField count;
    @FXML private Button no;
    @FXML private Button verb;

    QuestionController(Question question, Runnable yes, Runnable onClose) {
        this.question = question;
        this.yes = yes;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        title.setText(question.title());
        question.consequences().forEach(this::add);
        verb.setText(question.verb());
        no.setDefaultButton(question.destructive());
        verb.setDefaultButton(!question.destructive());
        verb.getStyleClass()
                .addAll(
                        question.destructive()
                                ? new String[] {"danger", "button-outlined"}
                                : new String[] {"accent"});
        var typed = question.typed();
        proof.setVisible(typed.isPresent());
        proof.setManaged(typed.isPresent());
        typed.ifPresent(number -> {
            proofText.setText(texts.get("question.type", Long.toString(number)));
            verb.disableProperty()
                    .bind(Bindings.notEqual(Long.toString(number), count.textProperty()));
        });
        title.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        (typed.isPresent() ? count : question.destructive() ? no : verb)
                                .requestFocus();
                    }
                });
    }

    private void add(String consequence) {
        var line = new Label("•  " + consequence);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        consequences.getChildren().add(line);
    }

    @FXML
    void yes() {
        onClose.run();
        yes.run();
    }

    @FXML
    void no() {
        onClose.run();
    }
}
