package calypte.console.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VersionsTest {

    @Test
    void numbersCountAsNumbersAndCandidatesComeFirst() {
        var sorted =
                List.of("2.0", "1.10.0", "2.0-rc1", "1.9.1", "2.0.1", "2.0-rc10", "2.0-rc9")
                        .stream()
                        .sorted(Versions.NATURAL)
                        .toList();

        assertThat(sorted)
                .containsExactly(
                        "1.9.1", "1.10.0", "2.0-rc1", "2.0-rc9", "2.0-rc10", "2.0", "2.0.1");
    }
}
