package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The harness itself: a proof that cannot fail proves nothing.
class WalksTest {

    @Test
    void findsTheShortestWayToAFailure() {
        var walks =
                new Walks<Integer>(random -> random.nextInt(100), _ -> new NoSevenAfterAnother());

        assertThatThrownBy(() -> walks.walk(3, 500))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 3, 2 steps:\n  7\n  7\n");
    }

    @Test
    void theSameSeedDrawsTheSameWalk() {
        var first = new ArrayList<Integer>();
        var second = new ArrayList<Integer>();

        new Walks<Integer>(random -> random.nextInt(100), _ -> new Noted(first)).walk(5, 50);
        new Walks<Integer>(random -> random.nextInt(100), _ -> new Noted(second)).walk(5, 50);

        assertThat(first).hasSize(50).isEqualTo(second);
    }

    private static final class NoSevenAfterAnother implements Walks.World<Integer> {
        private int sevens;

        @Override
        public void take(Integer step) {
            sevens += step == 7 ? 1 : 0;
        }

        @Override
        public void arrive() {
            assertThat(sevens).isLessThan(2);
        }

        @Override
        public void close() {}
    }

    private record Noted(List<Integer> steps) implements Walks.World<Integer> {
        @Override
        public void take(Integer step) {
            steps.add(step);
        }

        @Override
        public void arrive() {}

        @Override
        public void close() {}
    }
}
