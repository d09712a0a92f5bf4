package calypte.console.devices;

import calypte.console.client.Device;
import calypte.console.client.Intervention;
import calypte.console.client.Selection;
import calypte.console.client.SelectionClient;
import calypte.console.client.Trouble;
import calypte.console.frame.Notice;
import calypte.console.frame.Question;
import calypte.console.frame.Surroundings;
import calypte.console.frame.Task;
import calypte.console.fx.Texts;
import calypte.model.device.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/// What can be done to the devices that are selected. All of it is counted by the server first;
/// what can be taken back is done at once, and what cannot is asked about.
public final class BulkViewModel {

    /// So many are few enough to do it without a question.
    static final int FEW = 25;

    private static final int ALL = Integer.MAX_VALUE;
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final Surroundings around;
    private final SelectionClient selections;
    private final Runnable onDone;
    private final Texts texts = Texts.beside(BulkViewModel.class);

    /// @param onDone hears when something was done
    BulkViewModel(Surroundings around, Runnable onDone) {
        this.around = around;
        this.selections = around.fleet().selections();
        this.onDone = onDone;
    }

    /// Holds, releases, retries or cancels.
    public void intervene(Intervention what, Selection on) {
        around.background()
                .run(
                        () -> selections.intervene(what, on, true),
                        counts -> weigh(what, on, counts),
                        this::fail);
    }

    private void weigh(Intervention what, Selection on, Intervention.Counts counts) {
        if (counts.done() == 0) {
            around.notices().warning(words(what, "nothing", counts.matched()), null);
        } else if (isLight(what, counts.done())) {
            lightly(what, on);
        } else {
            var consequences = new ArrayList<String>();
            consequences.add(words(what, "will", counts.done()));
            if (counts.nothingToDo() > 0) {
                consequences.add(words(what, "left", counts.nothingToDo()));
            }
            around.confirmation()
                    .ask(
                            Question.consequential(
                                    words(what, "title", counts.done()),
                                    consequences,
                                    words(what, "verb", counts.done())),
                            () -> heavily(what, on));
        }
    }

    private static boolean isLight(Intervention what, long devices) {
        return switch (what) {
            case HOLD, RELEASE -> devices <= FEW;
            case RETRY -> devices == 1;
            case CANCEL -> false;
        };
    }

    private record Done(Intervention.Counts counts, List<DeviceId> undoable) {}

    private void lightly(Intervention what, Selection on) {
        around.background()
                .run(
                        () -> {
                            var undoable = undoable(what, on);
                            return new Done(selections.intervene(what, on, false), undoable);
                        },
                        done -> say(what, done),
                        this::fail);
    }

    /// Those that the opposite word brings back to where they were.
    private List<DeviceId> undoable(Intervention what, Selection on) throws Trouble {
        var filter =
                switch (what) {
                    case HOLD -> "held==false";
                    case RELEASE -> "held==true";
                    case RETRY, CANCEL -> "";
                };
        return filter.isEmpty()
                ? List.of()
                : selections.devices(on, filter, ALL).stream().map(Device::id).toList();
    }

    private void say(Intervention what, Done done) {
        var text = words(what, "done", done.counts().done());
        if (done.undoable().isEmpty()) {
            around.notices().done(text);
        } else {
            var back = what == Intervention.HOLD ? Intervention.RELEASE : Intervention.HOLD;
            var action =
                    new Notice.Action(
                            texts.get("undo"), () -> heavily(back, Selection.of(done.undoable())));
            around.notices().undoable(text, A_WHILE, action);
        }
        onDone.run();
    }

    private void heavily(Intervention what, Selection on) {
        around.background()
                .run(
                        () -> selections.intervene(what, on, false),
                        counts -> {
                            around.notices().done(words(what, "done", counts.done()));
                            onDone.run();
                        },
                        this::fail);
    }

    /// What is lost with them is counted before anything is.
    private record Loss(long devices, long online) {}

    public void decommission(Selection on) {
        around.background()
                .run(
                        () ->
                                new Loss(
                                        selections.count(on, ""),
                                        selections.count(on, "link==ONLINE")),
                        loss -> ask(on, loss),
                        this::fail);
    }

    private void ask(Selection on, Loss loss) {
        var consequences = new ArrayList<String>();
        consequences.add(texts.get("decommission.deleted", loss.devices()));
        if (loss.online() > 0) {
            consequences.add(texts.get("decommission.online", loss.online()));
        }
        consequences.add(texts.get("decommission.kept"));
        consequences.add(texts.get("decommission.final"));
        around.confirmation()
                .ask(
                        Question.destructive(
                                texts.get("decommission.title", loss.devices()),
                                consequences,
                                texts.get("decommission.verb", loss.devices()),
                                loss.devices()),
                        () -> delete(on, loss.devices()));
    }

    private void delete(Selection on, long devices) {
        one(
                texts.get("decommission.task", devices),
                "decommission",
                on,
                "",
                device -> selections.delete(device.id()));
    }

    /// Puts tags on them and takes others off.
    public void tag(TagChange change, Selection on) {
        one(
                texts.get("tag.task", change.words()),
                "tag",
                on,
                change.filter(),
                device -> selections.tag(device.id(), change.of(device.tags())));
    }

    /// What the server does to one device only is done to each, in sight of the operator.
    ///
    /// @param also which of them it concerns; all if it is empty
    private void one(String title, String key, Selection on, String also, Tally.Deed<Device> deed) {
        var soFar = new AtomicReference<>(Tally.NOTHING);
        var task =
                around.tasks()
                        .run(
                                title,
                                progress ->
                                        Tally.each(
                                                selections.devices(on, also, ALL),
                                                deed,
                                                progress,
                                                soFar),
                                tally -> report(key + ".done", tally),
                                this::fail);
        task.stateProperty()
                .subscribe(state -> {
                    if (state == Task.State.CANCELLED) {
                        report(key + ".stopped", soFar.get());
                    }
                });
    }

    /// Says how many it was done to, and stays on the screen if some failed.
    private void report(String key, Tally tally) {
        var text = texts.get(key, tally.done(), tally.skipped(), tally.failed());
        if (tally.failed() == 0) {
            around.notices().done(text);
        } else {
            around.notices().error(text + " " + String.join("; ", tally.reasons()));
        }
        onDone.run();
    }

    private String words(Intervention what, String part, long devices) {
        return texts.get(what.name().toLowerCase(Locale.ROOT) + "." + part, devices);
    }

    private void fail(Exception cause) {
        around.notices().error(texts.get("bulk.failed", String.valueOf(cause.getMessage())));
        onDone.run();
    }
}
