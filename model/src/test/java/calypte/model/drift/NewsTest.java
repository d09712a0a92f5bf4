package calypte.model.drift;

import static calypte.model.drift.Example.NEW;
import static calypte.model.drift.Example.NOON;
import static calypte.model.drift.Example.OLD;
import static calypte.model.drift.Example.registered;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.update.Progress.State;
import org.junit.jupiter.api.Test;

/// What of the things a device says is news.
class NewsTest {

    @Test
    void theSameAgainIsNoneInThisBootOrAnother() {
        var stands = registered(Example.inSync(), "b7", NEW, NOON).next();

        assertThat(registered(stands, "b7", NEW, NOON.plusSeconds(1)).isNewsTo(stands)).isFalse();
        assertThat(registered(stands, "b8", NEW, NOON.plusSeconds(1)).isNewsTo(stands)).isFalse();
        assertThat(registered(stands, "b8", OLD, NOON.plusSeconds(1)).isNewsTo(stands)).isTrue();
    }

    @Test
    void aReportThatIsIgnoredIsNone() {
        var stands = registered(Example.inSync(), "b7", NEW, NOON).next();

        assertThat(registered(stands, "b7", OLD, NOON).isNewsTo(stands)).isFalse();
    }

    @Test
    void aProofIsNews() {
        var ordered = Example.ordered();

        assertThat(registered(ordered, "b7", NEW, NOON).isNewsTo(ordered)).isTrue();
    }

    @Test
    void aStepIsNewsOnce() {
        var ordered = Example.ordered();
        var first = Example.says(ordered, State.DOWNLOADING, null, NOON);

        assertThat(first.isNewsTo(ordered)).isTrue();
        assertThat(
                        Example.says(first.next(), State.DOWNLOADING, null, NOON.plusSeconds(1))
                                .isNewsTo(first.next()))
                .isFalse();
        assertThat(Example.says(first.next(), State.FAILED, null, NOON).isNewsTo(first.next()))
                .isTrue();
    }
}
