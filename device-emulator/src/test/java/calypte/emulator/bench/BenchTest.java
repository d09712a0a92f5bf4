package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BenchTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void namesTheNearestWorkWhenThereIsNoneOfTheName() {
        assertThat(bench("registration-http")).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("did you mean 'registrations-http'?");
    }

    @Test
    void tellsPercentilesAndRates() {
        var sample =
                new Sample(
                        LongStream.rangeClosed(1, 100).map(ms -> ms * 1_000_000).toArray(),
                        100,
                        2_000_000_000L,
                        3);

        assertThat(sample.row("create", 250, 123.45))
                .isEqualTo(new Row("create", 100, 2_000, 50, 50, 99, 2.5, 123.5, 3));
    }

    @Test
    void readsTheReadyLine() throws IOException {
        var ready =
                ServerProcess.Ready.parse(
                        "ready operator=http://127.0.0.1:1 device=http://127.0.0.1:2"
                                + " mqtt=mqtt://127.0.0.1:3 data=/some where/data");

        assertThat(ready.operator()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(ready.target().mqttUrl()).isEqualTo(URI.create("mqtt://127.0.0.1:3"));
        assertThat(ready.data()).isEqualTo(Path.of("/some where/data"));
        assertThatIOException().isThrownBy(() -> ServerProcess.Ready.parse("ready soon"));
    }

    @Test
    void readsTheServersOwnFigures() {
        var before =
                Metrics.parse(
                        """
                        # TYPE calypte_round_seconds summary
                        calypte_round_seconds_count 10
                        calypte_round_seconds_sum 0.5
                        calypte_round_seconds_max 0.1
                        """);
        var after =
                Metrics.parse("calypte_round_seconds_count{} 14\ncalypte_round_seconds_sum{} 0.6");

        assertThat(after.since(before).rounds()).isEqualTo(4);
        assertThat(after.since(before).msPerRound()).isBetween(24.9, 25.1);
    }

    @Test
    void seesWhatAProcessUses() {
        var self = ProcessHandle.current();

        assertThat(Usage.cpuMs(self)).isPositive();
        assertThat(Usage.rssMb(self)).isPositive();
    }

    @Test
    void saysWhyAServerDidNotStart() {
        var command = List.of("sh", "-c", "echo the port is taken >&2");

        assertThat(bench(command, "startup")).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("the port is taken");
    }

    private int bench(String work) {
        return bench(List.of("false"), work);
    }

    private int bench(List<String> server, String work) {
        var out = new PrintStream(said, true, UTF_8);
        var options = new Bench.Options(List.of(work), 0, Bench.Format.TABLE, server);
        return new Bench(options, new Nobody(), out, out).run();
    }

    private static final class Nobody implements Audience {
        @Override
        public SequencedMap<String, Part> come(House house) {
            return new LinkedHashMap<>();
        }

        @Override
        public void close() {}
    }
}
