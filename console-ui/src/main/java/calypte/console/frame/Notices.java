package calypte.console.frame;

import calypte.console.frame.Notice.Action;
import calypte.console.frame.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the console says to the operator: three at a time in the corner, all of it behind the bell.
///
/// On the screen's thread only.
public final class Notices {

    /// So many are in the corner at once.
    public static final int CORNER = 3;

    private static final int KEPT = 200;
    private static final Duration BRIEFLY = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final ObservableList<Notice> corner = FXCollections.observableArrayList();
    private final ObservableList<Notice> history = FXCollections.observableArrayList();
    private final ObservableList<Notice> cornerInSight =
            FXCollections.unmodifiableObservableList(corner);
    private final ObservableList<Notice> historyInSight =
            FXCollections.unmodifiableObservableList(history);
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private long last;

    public Notices(InstantSource clock) {
        this.clock = clock;
    }

    /// Something the operator asked for is done.
    public void done(String text) {
        say(Kind.DONE, text, BRIEFLY, null);
    }

    /// The same, with a way on.
    public void done(String text, Action action) {
        say(Kind.DONE, text, A_WHILE, action);
    }

    /// Something has happened by itself.
    public void news(String text, @Nullable Action action) {
        say(Kind.NEWS, text, A_WHILE, action);
    }

    public void warning(String text, @Nullable Action action) {
        say(Kind.WARNING, text, A_WHILE, action);
    }

    /// Something went wrong: it stays until it is dismissed, and can be copied.
    public void error(String text) {
        say(Kind.ERROR, text, null, null);
    }

    /// Something is done, and `undo` takes it back while `grace` lasts (also Ctrl+Z).
    public void undoable(String text, Duration grace, Action undo) {
        say(Kind.UNDOABLE, text, grace, undo);
    }

    /// Something worth keeping that need not disturb: behind the bell only.
    ///
    /// @param one says it of one thing
    /// @param many says it of all that are alike; those that share it are counted as one notice
    public void quietly(Kind kind, String one, String many, @Nullable Action action) {
        var now = clock.instant();
        for (var i = 0; i < history.size(); i++) {
            if (history.get(i).group().equals(many)) {
                history.addFirst(history.remove(i).again(many, now));
                unread.set(unread.get() + 1);
                return;
            }
        }
        keep(new Notice(++last, kind, one, now, now, action, many, 1));
    }

    private void say(Kind kind, String text, @Nullable Duration stay, @Nullable Action action) {
        var now = clock.instant();
        var until = stay == null ? null : now.plus(stay);
        var notice = new Notice(++last, kind, text, now, until, action, "notice-" + last, 1);
        keep(notice);
        if (corner.size() == CORNER) {
            corner.remove(leastMissed());
        }
        corner.add(notice);
    }

    private void keep(Notice notice) {
        history.addFirst(notice);
        unread.set(unread.get() + 1);
        if (history.size() > KEPT) {
            history.removeLast();
        }
    }

    /// The oldest of those that ask the least: an undo is worth most, for its time runs out.
    private Notice leastMissed() {
        return corner.stream()
                .filter(one -> one.until() != null && one.kind() != Kind.UNDOABLE)
                .findFirst()
                .or(() -> corner.stream().filter(one -> one.kind() == Kind.ERROR).findFirst())
                .orElseGet(corner::getFirst);
    }

    /// Lets those go whose time is over.
    public void tick() {
        var now = clock.instant();
        corner.removeIf(one -> isOver(one, now));
    }

    private static boolean isOver(Notice one, Instant now) {
        var until = one.until();
        return until != null && !until.isAfter(now);
    }

    /// Does what a notice offers, once, while it is offered.
    public void act(Notice notice) {
        var action = notice.action();
        var late = notice.kind() == Kind.UNDOABLE && isOver(notice, clock.instant());
        dismiss(notice);
        if (action != null && !late) {
            action.action().run();
        }
    }

    /// Takes back what was done last, if it still can be.
    public boolean undo() {
        var latest = newestUndoable();
        latest.ifPresent(this::act);
        return latest.isPresent();
    }

    private Optional<Notice> newestUndoable() {
        return corner.reversed().stream().filter(one -> one.kind() == Kind.UNDOABLE).findFirst();
    }

    public void dismiss(Notice notice) {
        corner.removeIf(one -> one.number() == notice.number());
    }

    /// The operator has looked behind the bell.
    public void read() {
        unread.set(0);
    }

    /// Oldest first.
    public ObservableList<Notice> corner() {
        return cornerInSight;
    }

    /// Newest first.
    public ObservableList<Notice> history() {
        return historyInSight;
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }
}
