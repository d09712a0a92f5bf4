package calypte.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryTest {

    private final List<String> forgotten = new ArrayList<>();
    private final History<String> history = new History<>(3, forgotten::add);

    @Test
    void goesBackAndForthAndNoFurther() {
        history.go("overview");
        history.go("devices");

        assertThat(history.back()).contains("overview");
        assertThat(history.back()).isEmpty();
        assertThat(history.forward()).contains("devices");
        assertThat(history.forward()).isEmpty();
        assertThat(history.here()).contains("devices");
    }

    @Test
    void aNewWayForgetsWhatLayAhead() {
        history.go("overview");
        history.go("devices");
        var _ = history.back();

        history.go("audit");

        assertThat(history.canGoForward()).isFalse();
        assertThat(history.steps()).containsExactly("overview", "audit");
        assertThat(forgotten).containsExactly("devices");
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        history.go("one");
        history.go("two");
        history.go("three");
        history.go("four");

        assertThat(forgotten).containsExactly("one");
        assertThat(history.back()).contains("three");
        assertThat(history.back()).contains("two");
        assertThat(history.back()).isEmpty();
    }
}
