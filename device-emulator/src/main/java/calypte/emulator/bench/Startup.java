package calypte.emulator.bench;

import java.io.IOException;
import java.util.List;

/// From nothing to the ready line, each time in a fresh data directory.
final class Startup implements Task {

    private static final int TIMES = 5;

    @Override
    public List<Row> run(Ground ground) throws IOException {
        var times = ground.count(TIMES);
        var latencies = new long[times];
        var wall = 0L;
        var cpuMs = 0.0;
        var rssMb = 0.0;
        for (var i = 0; i < times; i++) {
            try (var server = ground.server()) {
                latencies[i] = server.startNanos();
                wall += latencies[i];
                cpuMs += server.cpuMs();
                rssMb = server.rssMb();
            }
        }
        ground.note("startup: %d starts, each in a fresh data directory", times);
        return List.of(new Sample(latencies, times, wall, 0).row("startup", cpuMs, rssMb));
    }
}
