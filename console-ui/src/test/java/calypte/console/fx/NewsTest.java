package calypte.console.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NewsTest {

    private final List<Runnable> screen = new ArrayList<>();

    @Test
    void conflatedBringsTheLatestOfEachKeyInOneBatch() {
        var batches = new ArrayList<Map<String, Integer>>();
        var news = new Conflated<String, Integer>(screen::add, batches::add);

        news.offer("a", 1);
        news.offer("b", 1);
        news.offer("a", 2);
        drain();

        assertThat(batches).containsExactly(Map.of("a", 2, "b", 1));
    }

    @Test
    void whatComesAfterABatchWakesTheScreenAgain() {
        var batches = new ArrayList<Map<String, Integer>>();
        var news = new Conflated<String, Integer>(screen::add, batches::add);

        news.offer("a", 1);
        drain();
        news.offer("a", 2);
        drain();

        assertThat(batches).containsExactly(Map.of("a", 1), Map.of("a", 2));
    }

    @Test
    void aBurstKeepsTheNewestAndSaysHowManyItLeftOut() {
        var batches = new ArrayList<Burst.Batch<Integer>>();
        var news = new Burst<Integer>(3, screen::add, batches::add);

        for (var i = 1; i <= 5; i++) {
            news.offer(i);
        }
        drain();

        assertThat(batches).containsExactly(new Burst.Batch<>(List.of(3, 4, 5), 2));
    }

    private void drain() {
        assertThat(screen).hasSize(1);
        screen.removeFirst().run();
    }
}
