package calypte.emulator.scene;

import calypte.emulator.Story;
import calypte.emulator.operator.NewRollout;
import calypte.emulator.operator.NewRollout.Gate;
import calypte.emulator.operator.NewRollout.Phase;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.operator.RolloutView;
import calypte.emulator.scene.Act.Phases;
import calypte.emulator.scene.Show.Outcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The part of a [Stage] that rolls firmware out, and tells of it in the server's own words.
final class Campaign {

    private static final Gate CAREFUL = new Gate(90, 10, 3, "1s");
    private static final List<Phase> CANARY =
            List.of(
                    new Phase("canary", 10),
                    new Phase("early", 30),
                    new Phase("most", 60),
                    new Phase("everybody", 100));
    private static final List<Phase> ALL = List.of(new Phase("everybody", 100));

    private final String tag;
    private final Watch watch;
    private final Story story;
    private final OperatorApi operator;
    private @Nullable UUID rollout;
    private String told = "";

    Campaign(String tag, Watch watch, Story story) {
        this.tag = tag;
        this.watch = watch;
        this.story = story;
        this.operator = watch.operator();
    }

    Outcome start(UUID firmware, Phases phases) throws OperatorException {
        var plan =
                switch (phases) {
                    case ALL_AT_ONCE -> ALL;
                    case CANARY -> CANARY;
                };
        var begun =
                operator.createRollout(
                        new NewRollout(firmware, "tags==" + tag, plan, CAREFUL, "PAUSE", true));
        rollout = begun.id();
        story.say(
                "rollout %s of %s is started, to %s first"
                        .formatted(begun.label(), begun.firmwareVersion(), plan.getFirst().name()));
        return new Outcome.Played();
    }

    Outcome awaitStop() throws OperatorException, InterruptedException {
        if (!watch.until(() -> !look().isUnderWay())) {
            return new Outcome.Late("the gate did not stop the rollout");
        }
        var stopped = look();
        if (!stopped.isStopped() || stopped.counts().planned() == 0) {
            return new Outcome.Astray("the rollout is " + stopped.state() + ": " + stopped.words());
        }
        story.say(
                "%s is %s; %d of %d devices were never touched"
                        .formatted(
                                stopped.label(),
                                stopped.state(),
                                stopped.counts().planned(),
                                stopped.counts().total()));
        stopped.gateWords().ifPresent(words -> story.say("the gate says: " + words));
        return new Outcome.Played();
    }

    Outcome awaitEnd() throws OperatorException, InterruptedException {
        return watch.until(() -> look().isFinished())
                ? new Outcome.Played()
                : new Outcome.Late("the rollout is not finished: " + look().words());
    }

    Outcome rollBack() throws OperatorException {
        for (var back : operator.rollBack(current())) {
            story.say(
                    "rollout %s brings %d devices back to %s"
                            .formatted(
                                    back.label(), back.counts().total(), back.firmwareVersion()));
        }
        return new Outcome.Played();
    }

    /// The rollout as it is; what is new in the server's words is told.
    private RolloutView look() throws OperatorException {
        var seen = operator.rollout(current());
        if (!seen.words().equals(told)) {
            told = seen.words();
            story.say("the server says of " + seen.label() + ": " + told);
        }
        return seen;
    }

    private UUID current() {
        var id = rollout;
        if (id == null) {
            throw new IllegalStateException("nothing is rolled out in this scene yet");
        }
        return id;
    }
}
