package calypte.console.rollouts;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A field with its label above it, and below it what is wrong with it, or what it is for.
public final class FormField extends VBox {

    private final Label label = new Label();
    private final TextField field = new TextField();
    private final Label below = new Label();
    private String hint = "";
    private Entry entry = Entry.FILTER;

    public FormField() {
        getStyleClass().add("form-field");
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        label.setMinHeight(USE_PREF_SIZE);
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        setMinWidth(0);
        getChildren().addAll(label, field, below);
        complain("");
    }

    /// Ties it to what it is about.
    void bind(RolloutForm form) {
        field.textProperty().bindBidirectional(form.text(entry));
        ObservableValue<String> complaint = form.complaint(entry);
        complaint.subscribe(this::complain);
    }

    private void complain(String complaint) {
        var isWrong = !complaint.isEmpty();
        below.setText(isWrong ? complaint : hint);
        below.getStyleClass().setAll("label", isWrong ? "complaint" : "hint");
        below.setVisible(!below.getText().isEmpty());
        below.setManaged(below.isVisible());
        field.pseudoClassStateChanged(Styles.STATE_DANGER, isWrong);
    }

    TextField field() {
        return field;
    }

    public void setEntry(Entry now) {
        entry = now;
        field.setId("rollout-" + now.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public Entry getEntry() {
        return entry;
    }

    public void setLabel(String text) {
        label.setText(text);
    }

    public String getLabel() {
        return label.getText();
    }

    public void setPrompt(String text) {
        field.setPromptText(text);
    }

    public String getPrompt() {
        return field.getPromptText();
    }

    public void setHint(String text) {
        hint = text;
        complain("");
    }

    public String getHint() {
        return hint;
    }
}
