package calypte.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.frame.Notice.Action;
import calypte.console.frame.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NoticesTest {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final List<String> done = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T06:30:00Z");
    private final Notices notices = new Notices(() -> now);

    @Test
    void leaveByThemselvesExceptErrors() {
        notices.done("published");
        notices.error("the upload broke off");

        pass(Duration.ofSeconds(6));

        assertThat(texts()).containsExactly("the upload broke off");
        assertThat(notices.history()).hasSize(2);
    }

    @Test
    void areNoMoreThanThreeInTheCornerAndUndoStaysLongest() {
        notices.undoable("assigned", GRACE, undo());
        notices.error("first");
        notices.done("second");
        notices.error("third");

        assertThat(texts()).containsExactly("assigned", "first", "third");

        notices.error("fourth");

        assertThat(texts()).containsExactly("assigned", "third", "fourth");
    }

    @Test
    void undoTakesBackTheNewestOnceWhileGraceLasts() {
        notices.undoable("assigned", GRACE, new Action("Undo", () -> done.add("one")));
        notices.undoable("held", GRACE, new Action("Undo", () -> done.add("two")));

        assertThat(notices.undo()).isTrue();
        pass(GRACE);

        assertThat(done).containsExactly("two");
        assertThat(notices.undo()).isFalse();
    }

    @Test
    void anUndoThatComesAMomentTooLateDoesNothing() {
        notices.undoable("assigned", GRACE, undo());
        var late = notices.corner().getFirst();
        now = now.plus(GRACE);

        notices.act(late);

        assertThat(done).isEmpty();
    }

    @Test
    void countsWhatIsAlikeBehindTheBell() {
        for (var i = 0; i < 12; i++) {
            notices.quietly(Kind.WARNING, "pump-%04d: no space".formatted(i), "no space", null);
        }

        assertThat(notices.corner()).isEmpty();
        assertThat(notices.history()).hasSize(1);
        assertThat(notices.history().getFirst().count()).isEqualTo(12);
        assertThat(notices.history().getFirst().text()).isEqualTo("no space");
        assertThat(notices.unreadProperty().get()).isEqualTo(12);

        notices.read();

        assertThat(notices.unreadProperty().get()).isZero();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        notices.tick();
    }

    private Action undo() {
        return new Action("Undo", () -> done.add("undone"));
    }

    private List<String> texts() {
        return notices.corner().stream().map(Notice::text).toList();
    }
}
