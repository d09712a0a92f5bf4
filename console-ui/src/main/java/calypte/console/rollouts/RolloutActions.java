package calypte.console.rollouts;

import calypte.console.client.Rollout;
import calypte.console.client.RolloutClient;
import calypte.console.client.RolloutClient.Buckets;
import calypte.console.client.RolloutForecast;
import calypte.console.client.Trouble;
import calypte.console.frame.Place;
import calypte.console.frame.Question;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an operator does with a rollout: asked first, with counts of what follows.
final class RolloutActions {

    private final Surroundings around;
    private final RolloutWords words;
    private final Texts texts;
    private final Runnable onDone;

    /// @param onDone hears that something was done, or was not
    RolloutActions(Surroundings around, RolloutWords words, Runnable onDone) {
        this.around = around;
        this.words = words;
        this.texts = words.texts();
        this.onDone = onDone;
    }

    /// A word to the server.
    private interface Word {
        Rollout say(RolloutClient rollouts) throws Trouble;
    }

    void start(Rollout one) {
        ask(
                one,
                "start",
                List.of(texts.get("start.size", one.counts().total(), one.phases().size())),
                rollouts -> rollouts.start(one.id()));
    }

    void pause(Rollout one) {
        var counts = one.counts();
        ask(
                one,
                "pause",
                List.of(
                        texts.get("pause.go-on", counts.updating()),
                        texts.get("pause.wait", counts.waiting() + counts.planned())),
                rollouts -> rollouts.pause(one.id()));
    }

    void resume(Rollout one) {
        var counts = one.counts();
        ask(
                one,
                "resume",
                List.of(
                        texts.get("resume.accepted", counts.failed()),
                        texts.get("resume.next", counts.waiting() + counts.planned())),
                rollouts -> rollouts.resume(one.id()));
    }

    void approve(Rollout one) {
        ask(
                one,
                "approve",
                List.of(texts.get("approve.next", one.counts().planned())),
                rollouts -> rollouts.approve(one.id()));
    }

    /// @param reason only those that failed for it; null for all
    void retry(Rollout one, @Nullable String reason, long count) {
        var why = reason == null ? "" : words.reason(reason);
        var meant =
                reason == null
                        ? texts.get("retry.all", count)
                        : texts.get("retry.reason", count, why);
        ask(one, "retry", List.of(meant), rollouts -> rollouts.retryFailed(one.id(), reason));
    }

    private void ask(Rollout one, String action, List<String> consequences, Word word) {
        var question =
                Question.consequential(
                        texts.get(action + ".title", one.called()),
                        consequences,
                        texts.get(action + ".verb", one.called()));
        around.confirmation()
                .ask(question, () -> say(word, texts.get(action + ".done", one.called())));
    }

    private void say(Word word, String done) {
        around.background()
                .run(
                        () -> word.say(around.fleet().rollouts()),
                        _ -> {
                            around.notices().done(done);
                            onDone.run();
                        },
                        this::fail);
    }

    /// Counts first what would become of its devices.
    void abort(Rollout one) {
        around.background()
                .run(
                        () -> around.fleet().rollouts().ifAborted(one.id()),
                        buckets -> askAbort(one, buckets),
                        this::fail);
    }

    private void askAbort(Rollout one, Buckets buckets) {
        var lines = new ArrayList<String>();
        lines.add(texts.get("abort.finished", buckets.finishedStay()));
        lines.add(texts.get("abort.stopped", buckets.toldToStop()));
        if (buckets.tooLate() > 0) {
            lines.add(texts.get("abort.too-late", buckets.tooLate()));
        }
        lines.add(texts.get("abort.released", buckets.released()));
        lines.add(texts.get("abort.final"));
        var question =
                Question.destructive(
                        texts.get("abort.title", one.called()),
                        lines,
                        texts.get("abort.verb", one.called()),
                        buckets.toldToStop() + buckets.released());
        around.confirmation()
                .ask(
                        question,
                        () ->
                                around.background()
                                        .run(
                                                () -> around.fleet().rollouts().abort(one.id()),
                                                _ -> done(texts.get("abort.done", one.called())),
                                                this::fail));
    }

    private void done(String said) {
        around.notices().done(said);
        onDone.run();
    }

    /// Counts first what would go back to what.
    void rollBack(Rollout one) {
        around.background()
                .run(
                        () -> around.fleet().rollouts().ifRolledBack(one.id()),
                        ways -> askRollBack(one, ways),
                        this::fail);
    }

    private void askRollBack(Rollout one, List<RolloutForecast> ways) {
        var count = ways.stream().mapToLong(RolloutForecast::size).sum();
        if (count == 0) {
            around.notices().warning(texts.get("rollback.nothing", one.called()), null);
            return;
        }
        var lines = new ArrayList<String>();
        if (one.state().isActive()) {
            lines.add(texts.get("rollback.aborts", one.called()));
        }
        ways.forEach(way -> lines.add(way.sentence()));
        lines.add(texts.get("rollback.rest"));
        var question =
                Question.destructive(
                        texts.get("rollback.title", one.called()),
                        lines,
                        texts.get("rollback.verb", count),
                        count);
        around.confirmation().ask(question, () -> rollBackNow(one));
    }

    private void rollBackNow(Rollout one) {
        around.background()
                .run(
                        () -> around.fleet().rollouts().rollBack(one.id()),
                        by -> {
                            onDone.run();
                            by.forEach(this::sayRolledBack);
                        },
                        this::fail);
    }

    private void sayRolledBack(Rollout by) {
        around.notices().done(texts.get("rollback.done", by.called()));
        around.navigator().open(new Place.OneRollout(by.id(), by.called()));
    }

    private void fail(Exception cause) {
        around.notices().error(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        onDone.run();
    }
}
