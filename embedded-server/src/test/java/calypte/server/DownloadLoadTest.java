package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A whole site fetches its new firmware at once, over lines of bounded speed.
@Isolated("it weighs the whole process")
final class DownloadLoadTest {

    private static final int DEVICES = 200;
    private static final int BYTES = 20 << 20;
    private static final long BYTES_PER_SECOND = 512 << 10;
    private static final int REGISTRATIONS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STARVING = Duration.ofSeconds(1);
    private static final long MORE_HEAP = 48L << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void neitherStarvesRegistrationsNorGrowsTheHeap() throws Exception {
        try (var server = RunningServer.on(data);
                var site = Executors.newVirtualThreadPerTaskExecutor()) {
            var operator = new Operator(server.operator());
            var type = operator.type();
            var firmware = operator.announced(type, "2.0.0");
            var checksum = upload(operator, firmware);
            var registering = operator.device(type, null);
            var heapBefore = usedHeap();
            var readers = readers(server, operator, type, firmware);
            var downloads = begin(readers, site);

            await().atMost(PATIENCE)
                    .until(() -> readers.stream().allMatch(reader -> reader.received() > 0));
            var heapMeanwhile = usedHeap();
            var latencies = register(server, registering);
            assertThat(downloads).noneMatch(Future::isDone);
            readers.forEach(SlowReader::hurry);
            for (var download : downloads) {
                assertThat(download.get()).isEqualTo(checksum);
            }

            assertThat(latencies.get(REGISTRATIONS / 2)).isLessThan(STARVING);
            assertThat(heapMeanwhile - heapBefore).isLessThan(MORE_HEAP);
        }
    }

    private static long upload(Operator operator, String firmware) {
        var image = new byte[BYTES];
        new Random(7).nextBytes(image);
        var path = "/firmware/" + firmware + "/content";
        assertThat(operator.api().upload(path, image).status()).isEqualTo(201);
        var crc = new CRC32C();
        crc.update(image);
        return crc.getValue();
    }

    private static List<SlowReader> readers(
            RunningServer server, Operator operator, String type, String firmware)
            throws IOException {
        var readers = new ArrayList<SlowReader>();
        for (var i = 0; i < DEVICES; i++) {
            var device = operator.device(type, firmware);
            readers.add(new SlowReader(server.at().device(), device, firmware, BYTES_PER_SECOND));
        }
        return readers;
    }

    private static List<Future<Long>> begin(List<SlowReader> readers, ExecutorService site) {
        return readers.stream().map(reader -> site.submit(reader::checksum)).toList();
    }

    /// How long each registration took beside the downloads, the quickest first.
    private static List<Duration> register(RunningServer server, Operator.Entered device) {
        var latencies = new ArrayList<Duration>();
        for (var i = 0; i < REGISTRATIONS; i++) {
            var begun = System.nanoTime();
            var answer = Operator.register(server.device(), device, "fw-1.0.0", "b" + i);
            latencies.add(Duration.ofNanos(System.nanoTime() - begun));
            assertThat(answer.status()).isEqualTo(200);
        }
        return latencies.stream().sorted().toList();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
