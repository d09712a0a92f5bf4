package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.fx.Memory;
import org.junit.jupiter.api.Test;

/// What an operator likes outlives the window.
final class ColumnChoiceTest {

    private final Memory memory = Memory.brief();

    @Test
    void columnsStayAsTheyWereChosen() {
        var choice = new ColumnChoice(memory);
        assertThat(choice.shown(DeviceColumn.TAGS).get()).isFalse();
        choice.shown(DeviceColumn.TAGS).set(true);
        choice.shown(DeviceColumn.LINK).set(false);

        var later = new ColumnChoice(memory);

        assertThat(later.shown(DeviceColumn.TAGS).get()).isTrue();
        assertThat(later.shown(DeviceColumn.LINK).get()).isFalse();
        assertThat(later.shown(DeviceColumn.SERIAL).get()).isTrue();
    }

    @Test
    void viewsStayAsTheyWereSaved() {
        var views = new SavedViews(memory);
        views.save("Canary", "tag==canary");
        views.save("Away", "link==OFFLINE;\tseen=lt=-24h");
        views.save("Canary", "tag==canary-2");

        assertThat(new SavedViews(memory).views())
                .containsExactly(
                        new SavedViews.View("Away", "link==OFFLINE; seen=lt=-24h"),
                        new SavedViews.View("Canary", "tag==canary-2"));
    }
}
