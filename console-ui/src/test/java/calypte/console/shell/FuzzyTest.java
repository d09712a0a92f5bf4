package calypte.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FuzzyTest {

    @Test
    void wantsTheLettersInTheirOrder() {
        assertThat(Fuzzy.score("dvc", "Devices")).isPositive();
        assertThat(Fuzzy.score("cvd", "Devices")).isEqualTo(Fuzzy.NO);
        assertThat(Fuzzy.score("", "Devices")).isZero();
        assertThat(Fuzzy.score("   ", "Devices")).isZero();
    }

    @Test
    void prefersBeginningsOfWords() {
        assertThat(best("ar", "Forward", "Add firmware", "Audit rollouts"))
                .isEqualTo("Audit rollouts");
        assertThat(best("set", "Reset demo", "Settings")).isEqualTo("Settings");
    }

    @Test
    void prefersWhatStandsTogether() {
        assertThat(best("lock", "Look at the clock", "Lock or unlock")).isEqualTo("Lock or unlock");
        assertThat(best("1.5", "thermo-x 1.4.5", "thermo-x 1.5.0")).isEqualTo("thermo-x 1.5.0");
    }

    @Test
    void ofTwoThatFitAlikePrefersTheShorter() {
        assertThat(best("device", "Devices that wait", "Devices")).isEqualTo("Devices");
    }

    @Test
    void letsOneLeaveSpacesIn() {
        assertThat(Fuzzy.score("add fw", "Add firmware")).isPositive();
    }

    private static String best(String typed, String... texts) {
        return List.of(texts).stream()
                .max(Comparator.comparing(text -> Fuzzy.score(typed, text)))
                .orElseThrow();
    }
}
