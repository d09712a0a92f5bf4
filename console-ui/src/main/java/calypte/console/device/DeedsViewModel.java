package calypte.console.device;

import calypte.console.client.DeviceClient;
import calypte.console.client.DeviceDetail;
import calypte.console.client.Recipe;
import calypte.console.client.Trouble;
import calypte.console.frame.Notice.Action;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.model.device.DeviceId;
import calypte.model.device.SharedKey;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What can be done to the device, why not, and how the operator is asked first: what a click takes
/// back is done at once, what cuts somebody off is asked, and what is lost for good is not the
/// answer of the Enter key.
public final class DeedsViewModel {

    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final Surroundings around;
    private final DeviceViewModel page;
    private final Texts texts = Texts.beside(DeedsViewModel.class);
    private final ReadOnlyObjectWrapper<@Nullable SharedKey> freshKey =
            new ReadOnlyObjectWrapper<>();

    /// The one assignment that was made on this page, for this device alone.
    private @Nullable String mine;

    /// A call that waits for the server.
    private interface Work<T> {
        T call(DeviceClient device) throws Trouble;
    }

    DeedsViewModel(Surroundings around, DeviceViewModel page) {
        this.around = around;
        this.page = page;
    }

    /// Why it cannot be done now, in words; empty if it can.
    Optional<String> hindrance(Deed deed) {
        var facts = page.factsProperty().get();
        if (page.isGone() || facts == null) {
            return Optional.of(texts.get("deed.not.yet"));
        }
        return around.lock().isClosed()
                ? Optional.of(texts.get("deed.not.locked"))
                : deed.hindrance(facts.detail()).map(texts::get);
    }

    String title(Deed deed) {
        return texts.get("deed." + deed);
    }

    /// Does it, or asks first. What has to be filled in is asked elsewhere.
    void run(Deed deed) {
        if (hindrance(deed).isPresent()) {
            return;
        }
        switch (deed) {
            case ASSIGN, DESCRIBE -> throw new IllegalArgumentException("has to be filled in");
            case HOLD -> reversible(deed, Deed.RELEASE);
            case RELEASE -> reversible(deed, Deed.HOLD);
            case RETRY, ENABLE -> say(deed);
            case UNDO -> undo();
            case CANCEL, DISABLE -> ask(deed, () -> say(deed));
            case REKEY -> ask(deed, this::rekey);
            case DECOMMISSION -> ask(deed, this::decommission);
        }
    }

    private void say(Deed deed) {
        act(
                one -> one.say(id(), deed.word()),
                _ -> around.notices().done(texts.get("done." + deed, serial())));
    }

    private void reversible(Deed deed, Deed back) {
        act(
                one -> one.say(id(), deed.word()),
                _ ->
                        around.notices()
                                .undoable(
                                        texts.get("done." + deed, serial()),
                                        A_WHILE,
                                        new Action(texts.get("undo"), () -> say(back))));
    }

    private void ask(Deed deed, Runnable yes) {
        around.confirmation().ask(new Asking(texts, serial()).before(deed), yes);
    }

    private void decommission() {
        act(
                one -> {
                    one.delete(id());
                    return true;
                },
                _ -> around.notices().done(texts.get("done.DECOMMISSION", serial())));
    }

    /// An assignment of others may be taken back as well, but not without a word: it may be for
    /// many devices.
    private void undo() {
        var assignment = detail().assignmentId();
        if (assignment == null) {
            return;
        }
        if (assignment.equals(mine)) {
            undo(assignment);
        } else {
            ask(Deed.UNDO, () -> undo(assignment));
        }
    }

    private void undo(String assignment) {
        act(
                one -> one.undo(assignment),
                undone -> {
                    if (undone.restored() > 0) {
                        around.notices().done(texts.get("done.UNDO", undone.restored()));
                    } else {
                        around.notices().warning(texts.get("late.UNDO"), null);
                    }
                });
    }

    private void rekey() {
        act(
                one -> one.rekey(id()),
                key -> {
                    freshKey.set(key);
                    around.notices().done(texts.get("done.REKEY", serial()));
                });
    }

    /// It was assigned on this page: can be taken back while the grace lasts.
    void assigned(DeviceDetail now, String version) {
        mine = now.assignmentId();
        page.refresh();
        var assignment = now.assignmentId();
        if (assignment != null) {
            around.notices()
                    .undoable(
                            texts.get("done.ASSIGN", version, serial()),
                            grace(now),
                            new Action(texts.get("undo"), () -> undo(assignment)));
        }
    }

    /// It was described on this page.
    ///
    /// @param before the words that it had
    void described(Map<String, Object> before) {
        page.refresh();
        around.notices()
                .undoable(
                        texts.get("done.DESCRIBE", serial()),
                        A_WHILE,
                        new Action(texts.get("undo"), () -> describe(before)));
    }

    private void describe(Map<String, Object> words) {
        act(
                one -> one.describe(id(), words),
                _ -> around.notices().done(texts.get("done.DESCRIBE", serial())));
    }

    private Duration grace(DeviceDetail now) {
        var update = now.device().update();
        if (update == null || !"GRACE".equals(update.hindrance()) || update.deadline() == null) {
            return A_WHILE;
        }
        var left = Duration.between(around.clock().instant(), update.deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private <T> void act(Work<? extends T> work, Consumer<T> done) {
        around.background()
                .run(
                        () -> work.call(around.fleet().oneDevice()),
                        result -> {
                            done.accept(result);
                            page.refresh();
                        },
                        cause -> {
                            around.notices()
                                    .error(
                                            Objects.requireNonNullElse(
                                                    cause.getMessage(), cause.toString()));
                            page.refresh();
                        });
    }

    /// The same for a shell.
    Recipe recipe(Deed deed) {
        var facts = page.factsProperty().get();
        return new DeedRecipes(around.fleet().recipes(), page.place(), facts).of(deed);
    }

    private DeviceDetail detail() {
        return Objects.requireNonNull(page.factsProperty().get()).detail();
    }

    private DeviceId id() {
        return page.place().id();
    }

    private String serial() {
        return page.place().serial();
    }

    /// The operator has it.
    void forgetKey() {
        freshKey.set(null);
    }

    /// The key that was made last, for as long as the page is open.
    ReadOnlyObjectProperty<@Nullable SharedKey> freshKeyProperty() {
        return freshKey.getReadOnlyProperty();
    }
}
