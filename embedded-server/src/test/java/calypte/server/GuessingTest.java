package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One address that tries many serials: on a server of its own, for it is slowed down there.
class GuessingTest {

    @TempDir Path data;

    @Test
    void anAddressThatGuessesIsAnsweredEverLaterAndTheRightKeyAtOnce() throws Exception {
        try (var server = RunningServer.on(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var operator = new Operator(server.operator());
            var device = operator.device(operator.type(), null);
            var wrong = new Operator.Entered(device.id(), device.serial(), "wrong");
            var guesses =
                    IntStream.range(0, 125)
                            .mapToObj(it -> threads.submit(() -> login(operator, "nobody-" + it)))
                            .toList();
            for (var guess : guesses) {
                assertThat(guess.get()).isEqualTo(401);
            }

            var begin = System.nanoTime();
            var unknown = threads.submit(() -> login(operator, "nobody"));
            var known = threads.submit(() -> register(server, wrong));

            assertThat(register(server, device)).isEqualTo(200);
            assertThat(unknown).isNotDone();
            assertThat(known).isNotDone();
            assertThat(unknown.get()).isEqualTo(401);
            assertThat(known.get()).isEqualTo(401);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isGreaterThan(Duration.ofSeconds(1));
        }
    }

    private static int register(RunningServer server, Operator.Entered device) {
        return Operator.register(server.device(), device, "f", "b").status();
    }

    private static int login(Operator operator, String serial) {
        var body = json("{'device_serial':'%s','shared_key':'guess'}", serial);
        return operator.api().post("/authenticate", body).status();
    }
}
