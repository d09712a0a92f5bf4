package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private static final Map<String, String> SCREEN = Map.of("DISPLAY", ":0");

    @Test
    void whatIsMissingIsSaidWithWhatMendsIt() {
        assertThat(new Display("Linux", Map.of(), false, _ -> true).missing())
                .hasValueSatisfying(it -> assertThat(it).contains("DISPLAY is not set"));
        assertThat(new Display("Linux", SCREEN, false, _ -> false).missing())
                .hasValueSatisfying(
                        it -> assertThat(it).contains("GTK 3", "install", "libgtk-3-0"));
        assertThat(new Display("Linux", SCREEN, false, _ -> true).missing()).isEmpty();
    }

    @Test
    void onlyLinuxHasToAsk() {
        assertThat(new Display("Windows 11", Map.of(), false, _ -> false).missing()).isEmpty();
        assertThat(new Display("Linux", Map.of(), true, _ -> false).missing()).isEmpty();
    }

    @Test
    void thisTestHasWhatItNeeds() {
        assertThat(Display.here().missing()).isEmpty();
    }
}
