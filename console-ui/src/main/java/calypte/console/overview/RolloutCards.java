package calypte.console.overview;

import calypte.console.client.Rollout;
import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// The rollouts that are under way, a few lines each.
public final class RolloutCards extends VBox {

    /// More have a page of their own.
    private static final int MOST = 3;

    private final Texts texts = Texts.beside(RolloutCards.class);

    public RolloutCards() {
        setSpacing(10);
    }

    /// @param open goes to a rollout's page
    /// @param all goes to the list
    void show(List<Rollout> active, Consumer<Rollout> open, Runnable all) {
        getChildren().clear();
        active.stream().limit(MOST).forEach(one -> getChildren().add(card(one, open)));
        if (active.isEmpty()) {
            var calm = new Label(texts.get("rollouts.none"));
            calm.getStyleClass().add("text-muted");
            getChildren().add(calm);
        }
        if (active.size() > MOST) {
            var more = new Hyperlink(texts.get("rollouts.more", active.size() - MOST));
            more.setOnAction(_ -> all.run());
            getChildren().add(more);
        }
    }

    private Node card(Rollout one, Consumer<Rollout> open) {
        var link = new Hyperlink(texts.get("rollouts.name", one.called(), one.name()));
        link.setTooltip(new Tooltip(one.explanation()));
        link.getStyleClass().add("rollout-link");
        link.setOnAction(_ -> open.accept(one));
        var state = new Label();
        Looks.dress(state, one.state());
        state.setText(state(one, state.getText()));
        var bar = new ProgressBar(one.counts().fraction());
        bar.getStyleClass().addAll("with-track", "rollout-bar", Looks.style(one.state()));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(numbers(one));
        var numbers = new Label(numbers(one));
        numbers.getStyleClass().addAll("text-muted", "small");
        numbers.setWrapText(true);
        numbers.setMinHeight(USE_PREF_SIZE);
        var card = new VBox(link, state, bar, numbers);
        card.setSpacing(3);
        return card;
    }

    private String state(Rollout one, String word) {
        return one.current()
                .map(phase ->
                        texts.get("rollouts.phase", word, phase.number(), one.phases().size()))
                .orElse(word);
    }

    private String numbers(Rollout one) {
        var counts = one.counts();
        var limit = one.current().map(phase -> phase.gate().maxFailurePercent());
        return limit.isPresent()
                ? texts.get(
                        "rollouts.limited",
                        counts.finished(),
                        counts.base(),
                        counts.failed(),
                        counts.failurePercent(),
                        limit.get())
                : texts.get("rollouts.numbers", counts.finished(), counts.base(), counts.failed());
    }
}
