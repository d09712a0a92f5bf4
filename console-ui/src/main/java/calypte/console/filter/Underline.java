package calypte.console.filter;

import calypte.console.fx.Views;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The line under the part of a field's text that is wrong.
public final class Underline {

    private final TextField field;
    private final Pane around;
    private final Rectangle line = new Rectangle(0, 2);

    /// @param around the pane that the field lies in
    public Underline(TextField field, Pane around) {
        this.field = field;
        this.around = around;
        line.getStyleClass().add("underline");
        line.setManaged(false);
        line.setMouseTransparent(true);
        line.setVisible(false);
        around.getChildren().add(line);
    }

    public void show(@Nullable Mistake mistake) {
        line.setVisible(false);
        if (mistake != null) {
            Views.afterLayout(field, () -> draw(mistake));
        }
    }

    private void draw(Mistake mistake) {
        if (!(field.lookup(".text") instanceof Text text)) {
            return;
        }
        var length = text.getText().length();
        var from = Math.clamp(mistake.from(), 0, Math.max(0, length - 1));
        var to = Math.clamp(mistake.to(), from, length);
        var shape = new Path(text.rangeShape(from, Math.max(to, Math.min(from + 1, length))));
        var bounds = around.sceneToLocal(text.localToScene(shape.getBoundsInLocal()));
        line.setX(bounds.getMinX());
        line.setY(bounds.getMaxY() - 1);
        line.setWidth(Math.max(6, bounds.getWidth()));
        line.setVisible(true);
    }
}
