package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MovesTest {

    private static final List<Integer> BEFORE = List.of(1, 2, 3, 4, 5);

    @Test
    void aLineThatIsPushedAlongHasNotMoved() {
        assertThat(Moves.count(BEFORE, List.of(9, 1, 2, 3, 4, 5))).isEqualTo(1);
        assertThat(Moves.count(BEFORE, List.of(2, 3, 4, 5))).isEqualTo(1);
    }

    @Test
    void aLineThatIsCarriedPastOthersHas() {
        assertThat(Moves.count(BEFORE, List.of(2, 3, 4, 5, 1))).isEqualTo(1);
        assertThat(Moves.count(BEFORE, List.of(5, 4, 3, 2, 1))).isEqualTo(4);
        assertThat(Moves.count(BEFORE, BEFORE)).isZero();
    }
}
