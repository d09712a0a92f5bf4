package calypte.console.device;

import calypte.console.client.Attempt;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How the last attempts at updating the device went, the latest first.
public final class AttemptsViewModel {

    private final Surroundings around;
    private final Texts texts = Texts.beside(AttemptsViewModel.class);
    private final ObservableList<Attempt> attempts = FXCollections.observableArrayList();
    private final Follower<Known> follower;

    private record Known(List<Attempt> attempts) {}

    AttemptsViewModel(Surroundings around, DeviceViewModel page) {
        this.around = around;
        this.follower =
                new Follower<>(
                        around,
                        page,
                        () -> new Known(around.fleet().oneDevice().attempts(page.place().id())),
                        known -> show(known.attempts()));
    }

    void look(boolean somebody) {
        follower.look(somebody);
    }

    private void show(List<Attempt> now) {
        if (!now.equals(List.copyOf(attempts))) {
            attempts.setAll(now);
        }
    }

    String begun(Attempt attempt) {
        return Moments.brief(attempt.dispatchedAt(), around.clock().instant());
    }

    String took(Attempt attempt) {
        return Moments.length(attempt.took(around.clock().instant()));
    }

    /// The steps it took, with the time each needed: "Downloading 1.2 s › Verifying 80 ms".
    String steps(Attempt attempt) {
        var parts = new ArrayList<String>();
        var steps = attempt.steps();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var until = i + 1 < steps.size() ? steps.get(i + 1).at() : attempt.endedAt();
            var words = Words.step(step.step());
            parts.add(
                    until == null
                            ? words
                            : words + " " + Moments.length(Duration.between(step.at(), until)));
        }
        return String.join("  ›  ", parts);
    }

    /// How it ended, in words; that it runs, if it does.
    String ending(Attempt attempt) {
        var ending = attempt.ending();
        return ending == null ? texts.get("ending.OPEN") : texts.getOr("ending." + ending, ending);
    }

    static boolean isGood(Attempt attempt) {
        return "PROVEN".equals(attempt.ending());
    }

    static boolean isBad(Attempt attempt) {
        var ending = attempt.ending();
        return ending != null
                && !ending.equals("PROVEN")
                && !ending.equals("CANCELLED")
                && !ending.equals("SUPERSEDED");
    }

    ObservableList<Attempt> attempts() {
        return attempts;
    }
}
