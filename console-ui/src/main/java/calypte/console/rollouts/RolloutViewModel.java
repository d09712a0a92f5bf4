package calypte.console.rollouts;

import calypte.console.client.Catalogue;
import calypte.console.client.LiveFeed;
import calypte.console.client.Recipe;
import calypte.console.client.Rollout;
import calypte.console.client.Rollout.Minute;
import calypte.console.client.RolloutClient.Which;
import calypte.console.client.Trouble;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Conflated;
import calypte.console.look.Words;
import calypte.model.rollout.RolloutId;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One rollout: where it stands, why, and what may be done about it. Asked anew as it moves.
public final class RolloutViewModel {

    private static final Duration PACE = Duration.ofMillis(500);

    private final Surroundings around;
    private final RolloutId id;
    private final RolloutWords words = new RolloutWords(ZoneId.systemDefault());
    private final ReadOnlyObjectWrapper<@Nullable Rollout> rollout = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final TargetsViewModel targets;
    private final RolloutActions actions;
    private final Conflated<RolloutId, Boolean> askAnew;
    private final LiveFeed.Listener listener;
    private Catalogue catalogue = Catalogue.EMPTY;
    private boolean watched;
    private int asked;

    RolloutViewModel(Surroundings around, RolloutId id) {
        this.around = around;
        this.id = id;
        this.targets = new TargetsViewModel(around, id, words);
        this.actions = new RolloutActions(around, words, this::refresh);
        this.askAnew = new Conflated<>(around.background().after(PACE), _ -> refresh());
        this.listener =
                new LiveFeed.Listener() {
                    @Override
                    public void rollout(Rollout moved) {
                        if (moved.id().equals(id)) {
                            askAnew.offer(id, true);
                        }
                    }

                    @Override
                    public void connected() {
                        askAnew.offer(id, true);
                    }
                };
    }

    /// Whether anybody looks: while nobody does, news costs nothing.
    void watch(boolean somebody) {
        if (somebody == watched) {
            return;
        }
        watched = somebody;
        if (somebody) {
            around.feed().listen(listener);
            refresh();
        } else {
            around.feed().forget(listener);
        }
    }

    private record Seen(Rollout rollout, Catalogue catalogue) {}

    /// Asks anew. What was known stays until the answer is there.
    void refresh() {
        var mine = ++asked;
        around.background()
                .run(
                        this::look,
                        seen -> {
                            if (mine == asked) {
                                show(seen);
                            }
                        },
                        this::fail);
        targets.refresh();
    }

    private Seen look() throws Trouble {
        return new Seen(around.fleet().rollouts().one(id), around.fleet().catalogue());
    }

    private void show(Seen seen) {
        catalogue = seen.catalogue();
        rollout.set(seen.rollout());
        trouble.set("");
    }

    private void fail(Exception cause) {
        trouble.set(words.texts().get("one.trouble", String.valueOf(cause.getMessage())));
    }

    /// Shows exactly these of its devices.
    void show(Which which) {
        targets.show(which);
    }

    /// What it is for: "1.5.0 → all of thermo-x".
    String purpose(Rollout one) {
        var target = words.target(one, catalogue);
        return words.texts().get("one.purpose", one.firmwareVersion(), target);
    }

    /// The counts that are not empty, each with the devices it counts.
    List<TargetState> states(Rollout one) {
        return Faces.ORDER.stream().filter(state -> one.counts().of(state) > 0).toList();
    }

    String count(Rollout one, TargetState state) {
        return words.texts().get("one.count", one.counts().of(state), words.of(state));
    }

    /// What can be done about a rollout that stands still; empty while it moves by itself.
    String advice(Rollout one) {
        var texts = words.texts();
        if (one.state() == RolloutState.PAUSED) {
            return texts.get(one.isStoppedByGate() ? "advice.gate" : "advice.paused");
        }
        if (one.state() == RolloutState.FINISHED && one.counts().failed() > 0) {
            return texts.get("advice.failed", one.counts().failed());
        }
        return one.asksForApproval() ? texts.get("advice.approval") : "";
    }

    /// What `calypte rollout` can do with it now, each as a line for a shell.
    List<String> commands(Rollout one) {
        return commands(one.state()).stream()
                .map(word -> recipe(one, word).calypte())
                .filter(Objects::nonNull)
                .toList();
    }

    private Recipe recipe(Rollout one, String word) {
        var recipes = around.fleet().recipes();
        return recipes.get("/rollouts/" + id).orCalypte("rollout", word, one.called());
    }

    private static List<String> commands(RolloutState state) {
        return switch (state) {
            case READY -> List.of("show", "start", "abort");
            case RUNNING -> List.of("show", "wait", "pause", "approve", "abort", "rollback");
            case PAUSED -> List.of("show", "resume", "retry-failed", "abort", "rollback");
            case FINISHED -> List.of("show", "devices", "retry-failed", "rollback");
            case ABORTED -> List.of("show", "devices", "rollback");
        };
    }

    /// When it began, when it will be done or when it ended.
    String times(Rollout one) {
        var now = around.clock().instant();
        var texts = words.texts();
        var parts = new ArrayList<String>();
        if (one.startedAt() != null) {
            parts.add(texts.get("one.started", Words.ago(one.startedAt(), now)));
        }
        if (one.endedAt() != null) {
            parts.add(texts.get("one.ended", Words.ago(one.endedAt(), now)));
        } else if (!words.eta(one, now).isEmpty()) {
            parts.add(texts.get("one.eta", words.eta(one, now)));
        }
        return String.join("  ·  ", parts);
    }

    /// How fast it goes: of the minutes of the last hour.
    String pace(Rollout one) {
        var texts = words.texts();
        var done = one.throughput().stream().mapToLong(Minute::succeeded).sum();
        var failed = one.throughput().stream().mapToLong(Minute::failed).sum();
        return one.throughput().stream()
                .max(Comparator.comparing(it -> it.succeeded() + it.failed()))
                .map(most -> texts.get("pace", done, failed, most.succeeded() + most.failed()))
                .orElse(texts.get("pace.none"));
    }

    /// The gate of every phase, in words, the last one's being another.
    String gate(Rollout one, Rollout.Phase phase) {
        var isLast = phase.number() == one.phases().getLast().number();
        return words.gate(phase.gate(), isLast);
    }

    Instant now() {
        return around.clock().instant();
    }

    TargetsViewModel targets() {
        return targets;
    }

    RolloutActions actions() {
        return actions;
    }

    RolloutWords words() {
        return words;
    }

    ReadOnlyObjectProperty<@Nullable Rollout> rolloutProperty() {
        return rollout.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
