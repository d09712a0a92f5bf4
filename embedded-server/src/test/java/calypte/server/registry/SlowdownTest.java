package calypte.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SlowdownTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final String GUESSER = "203.0.113.7";

    private final List<Duration> waits = new ArrayList<>();
    private final Slowdown slowdown = new Slowdown(waits::add);

    @Test
    void aHundredFailuresAreAnsweredAtOnce() {
        fail(GUESSER, Slowdown.FREE);

        assertThat(waits).isEmpty();
    }

    @Test
    void thoseBeyondAreAnsweredEverLaterButNotForEver() {
        fail(GUESSER, Slowdown.FREE + 1_000);

        assertThat(waits).hasSize(1_000).startsWith(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(waits.getLast()).isEqualTo(Slowdown.LONGEST);
    }

    @Test
    void whoeverStopsIsForgivenWithinTwoMinutes() {
        fail(GUESSER, 10_000);
        waits.clear();

        var pause = slowdown.failed(GUESSER, NOON.plusSeconds(31));
        assertThat(pause).isSameAs(Pause.NONE);
        for (var failure = 0; failure < Slowdown.FREE; failure++) {
            assertThat(slowdown.failed(GUESSER, NOON.plusSeconds(140))).isSameAs(Pause.NONE);
        }
    }

    @Test
    void aNeighbourIsNotMadeToWait() {
        fail(GUESSER, 1_000);

        assertThat(slowdown.failed("203.0.113.8", NOON)).isSameAs(Pause.NONE);
    }

    @Test
    void anIpv6HostCannotHideAmongItsAddresses() {
        for (var last = 0; last < 200; last++) {
            slowdown.failed("2001:db8:0:1:0:0:0:" + Integer.toHexString(last), NOON);
        }

        assertThat(slowdown.remembered()).isOne();
        assertThat(slowdown.failed("2001:db8:0:1:a:b:c:d", NOON)).isNotSameAs(Pause.NONE);
        assertThat(slowdown.failed("2001:db8:0:2:a:b:c:d", NOON)).isSameAs(Pause.NONE);
    }

    @Test
    void aFloodOfAddressesTakesNoMoreMemory() {
        for (var address = 0; address < 3 * Slowdown.REMEMBERED; address++) {
            slowdown.failed(
                    "10." + (address >> 16) + "." + (address >> 8 & 255) + "." + (address & 255),
                    NOON);
        }

        assertThat(slowdown.remembered()).isEqualTo(Slowdown.REMEMBERED);
    }

    /// The connections of an address that guesses are also those of the good devices behind it.
    @Test
    void onlySoManyOfAnAddressAreKeptWaiting() throws Exception {
        var end = new CountDownLatch(1);
        var slow = new Slowdown(_ -> join(end));
        var pauses = IntStream.range(0, 500).mapToObj(_ -> slow.failed(GUESSER, NOON)).toList();
        var beyond = pauses.subList(Slowdown.FREE, pauses.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = beyond.stream().map(pause -> threads.submit(pause::pass)).toList();
            var sentAway = beyond.size() - Slowdown.WAITING_OF_ONE;
            while (answers.stream().filter(Future::isDone).count() < sentAway) {
                Thread.onSpinWait();
            }
            assertThat(answers.stream().filter(Future::isDone)).hasSize(sentAway);
            end.countDown();
            for (var answer : answers) {
                answer.get();
            }
        }
        assertThat(slow.failed(GUESSER, NOON).pass()).isTrue();
    }

    private void fail(String address, int times) {
        for (var time = 0; time < times; time++) {
            assertThat(slowdown.failed(address, NOON).pass()).isTrue();
        }
    }

    private static void join(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
