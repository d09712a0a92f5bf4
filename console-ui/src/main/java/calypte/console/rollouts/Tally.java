package calypte.console.rollouts;

import calypte.console.client.RolloutForecast;
import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// What a dry run counts, as labels: those that will be updated always, the rest where there are
/// any.
final class Tally {

    private Tally() {}

    /// One of the counts.
    ///
    /// @param key of its words
    record Line(String key, long count, String icon, String style) {}

    static List<Node> labels(@Nullable RolloutForecast seen, Texts texts) {
        if (seen == null) {
            var nothing = new Label(texts.get("tally.nothing"));
            nothing.getStyleClass().add("text-muted");
            return List.of(nothing);
        }
        return lines(seen).stream().map(line -> label(line, texts)).toList();
    }

    private static Node label(Line line, Texts texts) {
        var label = new Label();
        Looks.dress(label, Looks.icon(line.icon()), line.style());
        label.setText(texts.get(line.key(), line.count()));
        label.getStyleClass().add("count");
        return label;
    }

    static List<Line> lines(RolloutForecast seen) {
        var counts = seen.counts();
        var all =
                List.of(
                        new Line(
                                "tally.will-update",
                                counts.willUpdate(),
                                "mdi2p-progress-download",
                                "badge-updating"),
                        new Line(
                                "tally.offline",
                                counts.offline(),
                                "mdi2c-clock-outline",
                                "badge-pending"),
                        new Line(
                                "tally.already-there",
                                counts.alreadyThere(),
                                "mdi2c-check-circle-outline",
                                "badge-in-sync"),
                        new Line(
                                "tally.incompatible",
                                counts.incompatible(),
                                "mdi2c-close-circle-outline",
                                "badge-held"),
                        new Line(
                                "tally.held",
                                counts.held(),
                                "mdi2p-pause-circle-outline",
                                "badge-held"),
                        new Line(
                                "tally.downgrade",
                                counts.downgrade(),
                                "mdi2a-arrow-down-circle-outline",
                                "badge-held"),
                        new Line(
                                "tally.conflict",
                                counts.conflict(),
                                "mdi2a-alert-circle-outline",
                                "badge-failed"));
        return all.stream()
                .filter(line -> line.count() > 0 || line.key().equals("tally.will-update"))
                .toList();
    }
}
