package calypte.console.overview;

import calypte.console.client.FleetHistory.Mark;
import calypte.console.overview.Bands.Band;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/// Bands one above the other over time, and lines where something turned the fleet. Who cannot use
/// a mouse finds the same behind the legend.
public final class StackedAreas extends Region {

    private final List<Polygon> areas = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private Bands bands = Bands.NOTHING;
    private List<Mark> marks = List.of();
    private boolean absolute;
    private Consumer<Band> onOpen = _ -> {};

    public StackedAreas() {
        getStyleClass().add("stacked-areas");
    }

    void setOnOpen(Consumer<Band> handler) {
        onOpen = handler;
    }

    /// @param inNumbers whether heights are devices, and not shares of the fleet
    void show(Bands now, List<Mark> turns, boolean inNumbers) {
        bands = now;
        marks = turns;
        absolute = inNumbers;
        areas.clear();
        lines.clear();
        for (var i = 0; i < bands.bands().size(); i++) {
            areas.add(area(bands.bands().get(i), i));
        }
        marks.forEach(mark -> lines.add(line(mark)));
        var all = new ArrayList<Node>(areas);
        all.addAll(lines);
        getChildren().setAll(all);
        requestLayout();
    }

    private Polygon area(Band band, int number) {
        var area = new Polygon();
        area.getStyleClass().addAll("area", style(band, number));
        area.setOnMouseClicked(_ -> onOpen.accept(band));
        Tooltip.install(area, new Tooltip(band.name()));
        return area;
    }

    /// The name of a band's colour in the style sheet.
    static String style(Band band, int number) {
        return switch (band.kind()) {
            case ONE -> "band-" + number;
            case REST -> "band-rest";
            case NONE -> "band-none";
        };
    }

    private static Line line(Mark mark) {
        var line = new Line();
        line.getStyleClass().addAll("mark", mark.kind());
        Tooltip.install(line, new Tooltip(mark.text()));
        return line;
    }

    @Override
    protected void layoutChildren() {
        if (bands.isEmpty()) {
            return;
        }
        var floor = new double[bands.moments().size()];
        for (var i = 0; i < areas.size(); i++) {
            floor = draw(areas.get(i), bands.bands().get(i), floor);
        }
        for (var i = 0; i < lines.size(); i++) {
            var x = x(marks.get(i).at());
            var line = lines.get(i);
            line.setVisible(x >= 0 && x <= getWidth());
            line.setStartX(x);
            line.setEndX(x);
            line.setStartY(0);
            line.setEndY(getHeight());
        }
    }

    /// Draws a band on top of `floor`, and gives the floor of the next one.
    private double[] draw(Polygon area, Band band, double[] floor) {
        var roof = floor.clone();
        var points = new ArrayList<Double>();
        for (var i = 0; i < floor.length; i++) {
            roof[i] += height(band, i);
            points.add(x(bands.moments().get(i)));
            points.add(getHeight() - roof[i]);
        }
        for (var i = floor.length - 1; i >= 0; i--) {
            points.add(x(bands.moments().get(i)));
            points.add(getHeight() - floor[i]);
        }
        area.getPoints().setAll(points);
        return roof;
    }

    private double height(Band band, int moment) {
        var share =
                absolute
                        ? (double) band.counts().get(moment) / bands.most()
                        : bands.share(band, moment);
        return share * getHeight();
    }

    private double x(Instant at) {
        var first = bands.moments().getFirst();
        var whole = Duration.between(first, bands.moments().getLast()).toMillis();
        return whole == 0
                ? 0
                : getWidth() * Duration.between(first, at).toMillis() / (double) whole;
    }
}
