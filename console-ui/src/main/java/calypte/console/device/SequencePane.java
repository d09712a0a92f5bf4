package calypte.console.device;

import calypte.console.device.Sequence.Arrow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.util.Duration;

/// A sequence diagram: those who take part side by side, and between their lines an arrow for all
/// that was said, downwards in the order of time.
final class SequencePane extends Pane {

    private static final double TIMES = 84;
    private static final double HEAD = 34;
    private static final double STEP = 38;
    private static final double TIP = 7;

    private final Sequence sequence;
    private final Says says;
    private final List<Lane> lanes;
    private final List<Label> heads = new ArrayList<>();
    private final List<Line> lives = new ArrayList<>();
    private final List<Drawn> drawn = new ArrayList<>();

    private record Drawn(Arrow arrow, Label time, Label words, Line shaft, Polygon tip) {}

    SequencePane(Sequence sequence, Says says) {
        this.sequence = sequence;
        this.says = says;
        this.lanes = sequence.lanes();
        getStyleClass().add("sequence");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(sequence.title());
        setMinHeight(HEAD + STEP * (sequence.arrows().size() + 0.6));
        lanes.forEach(this::addLane);
        sequence.arrows().forEach(this::addArrow);
    }

    private void addLane(Lane lane) {
        var life = new Line();
        life.getStyleClass().add("life");
        lives.add(life);
        var head = new Label(says.name(lane));
        head.getStyleClass().add("lane");
        heads.add(head);
        getChildren().addAll(life, head);
    }

    private void addArrow(Arrow arrow) {
        var time = new Label(Moments.exact(arrow.at()));
        time.getStyleClass().addAll("mono", "small", "text-muted");
        var words = new Label(says.words(arrow));
        words.getStyleClass().addAll("said-words", "small");
        var shaft = new Line();
        shaft.getStyleClass().add("shaft");
        var tip = new Polygon();
        tip.getStyleClass().add("tip");
        if (arrow.alert()) {
            words.getStyleClass().add("alert");
            shaft.getStyleClass().add("alert");
            tip.getStyleClass().add("alert");
        }
        var recorded = new Tooltip(arrow.source());
        recorded.getStyleClass().add("mono");
        recorded.setShowDuration(Duration.seconds(30));
        words.setTooltip(recorded);
        drawn.add(new Drawn(arrow, time, words, shaft, tip));
        getChildren().addAll(shaft, tip, time, words);
    }

    @Override
    protected void layoutChildren() {
        for (var i = 0; i < lanes.size(); i++) {
            var x = Math.round(x(lanes.get(i))) + 0.5;
            line(lives.get(i), x, HEAD - 4, x, getHeight());
            var head = heads.get(i);
            head.autosize();
            head.relocate(x - head.getWidth() / 2, 2);
        }
        for (var i = 0; i < drawn.size(); i++) {
            place(drawn.get(i), HEAD + STEP * (i + 1));
        }
    }

    private double x(Lane lane) {
        var room = getWidth() - TIMES;
        return TIMES + room * (lanes.indexOf(lane) + 0.5) / lanes.size();
    }

    private void place(Drawn one, double height) {
        var y = Math.round(height) + 0.5;
        var from = x(one.arrow().from());
        var to = x(one.arrow().to());
        var back = to > from ? -TIP : TIP;
        line(one.shaft(), from, y, to + back, y);
        one.tip().getPoints().setAll(to, y, to + back, y - TIP / 2, to + back, y + TIP / 2);
        one.time().autosize();
        one.time().relocate(0, y - one.time().getHeight() / 2);
        one.words().autosize();
        one.words().relocate(words(one.words().getWidth(), from, to), y - 19);
    }

    /// In the middle of its arrow, but within the drawing.
    private double words(double width, double from, double to) {
        return Math.clamp((from + to - width) / 2, TIMES, Math.max(TIMES, getWidth() - width));
    }

    private static void line(Line line, double x1, double y1, double x2, double y2) {
        line.setStartX(x1);
        line.setStartY(y1);
        line.setEndX(x2);
        line.setEndY(y2);
    }

    /// What it explains.
    Sequence sequence() {
        return sequence;
    }
}
