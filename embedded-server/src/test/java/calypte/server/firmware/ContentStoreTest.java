package calypte.server.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware.Content;
import calypte.server.firmware.ContentStore.Taken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class ContentStoreTest {

    private static final int MOST = 16 << 20;
    private static final long PLENTY = 1L << 40;

    @TempDir Path data;

    private final AtomicLong free = new AtomicLong(PLENTY);
    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = ContentStore.in(data, 0, new Intake(MOST, free::get));
    }

    @Test
    void keepsWhatIsSentUnderItsHash() throws Exception {
        var image = image(5_000_000);
        var digest = Digest.of(image);

        var taken = store.store(new ByteArrayInputStream(image), new Anybody());

        assertThat(taken).isEqualTo(new Taken.Whole(new Content(digest, image.length)));
        var blob = store.find(digest).orElseThrow();
        assertThat(blob.path())
                .isEqualTo(data.resolve("content", digest.hex().substring(0, 2), digest.hex()))
                .hasBinaryContent(image);
        assertThat(blob.size()).isEqualTo(image.length);
        assertThat(store.isProven(blob)).isTrue();
    }

    @Test
    void keepsTheSameContentOnce() throws Exception {
        var image = image(100_000);
        var first = store.store(new ByteArrayInputStream(image), new Anybody());

        var again = store.store(new ByteArrayInputStream(image), new Anybody());

        assertThat(again).isEqualTo(first);
        assertThat(files()).hasSize(1);
    }

    @Test
    void showsNothingUntilAllOfItIsThere() throws Exception {
        var image = image(300_000);
        var arrived = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var halves =
                new SequenceInputStream(
                        new ByteArrayInputStream(image, 0, 200_000),
                        new Waiting(
                                arrived, goOn, new ByteArrayInputStream(image, 200_000, 100_000)));

        var storing = Thread.ofVirtual().start(() -> storeQuietly(halves));
        arrived.await();
        var midway = store.find(Digest.of(image));
        goOn.countDown();
        storing.join();

        assertThat(midway).isEmpty();
        assertThat(store.find(Digest.of(image))).isPresent();
    }

    @Test
    void keepsNothingOfContentThatBreaksOff() throws Exception {
        var broken =
                new SequenceInputStream(new ByteArrayInputStream(image(200_000)), new Failing());

        assertThatThrownBy(() -> store.store(broken, new Anybody()))
                .isInstanceOf(ContentStore.Broken.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void sweepsWhatACrashLeftAndKeepsTheRest() throws Exception {
        var image = image(1_000);
        var _ = store.store(new ByteArrayInputStream(image), new Anybody());
        Files.write(data.resolve("content", "incoming", "4711.part"), image(500));

        var afterwards = ContentStore.in(data, 0);

        assertThat(files()).hasSize(1);
        assertThat(afterwards.find(Digest.of(image))).isPresent();
    }

    @Test
    void takesWhatIsJustNotTooLarge() throws Exception {
        assertThat(store.store(new ByteArrayInputStream(new byte[MOST]), new Anybody()))
                .isInstanceOf(Taken.Whole.class);
        assertThat(store.store(new ByteArrayInputStream(new byte[MOST + 1]), new Anybody()))
                .isEqualTo(new Taken.TooLarge(MOST));
        assertThat(files()).hasSize(1);
    }

    @Test
    void takesNothingOnAFullDisk() throws Exception {
        free.set(ContentStore.RESERVE - 1);

        assertThat(store.store(new ByteArrayInputStream(image(10)), new Anybody()))
                .isEqualTo(new Taken.NoSpace());
        assertThat(files()).isEmpty();
    }

    @Test
    void givesUpWhenTheDiskFillsOnTheWay() throws Exception {
        free.set(ContentStore.RESERVE);
        var filling =
                new SequenceInputStream(
                        new ByteArrayInputStream(image(1_000)),
                        new Doing(() -> free.set(0), new ByteArrayInputStream(image(8 << 20))));

        assertThat(store.store(filling, new Anybody())).isEqualTo(new Taken.NoSpace());
        assertThat(files()).isEmpty();
    }

    @Test
    void canLearnWhatContentIsWithoutKeepingIt() throws Exception {
        var image = image(70_000);

        assertThat(store.measure(new ByteArrayInputStream(image)))
                .isEqualTo(new Taken.Whole(new Content(Digest.of(image), image.length)));
        assertThat(files()).isEmpty();
    }

    @Test
    void replacesADamagedFileByTheSameContent() throws Exception {
        var image = image(1_000);
        var _ = store.store(new ByteArrayInputStream(image), new Anybody());
        var path = store.find(Digest.of(image)).orElseThrow().path();
        Files.write(path, image(999));
        var reopened = ContentStore.in(data, 0);

        var _ = reopened.store(new ByteArrayInputStream(image), new Anybody());

        assertThat(path).hasBinaryContent(image);
    }

    @Test
    void takesManyAtOnceEvenOfTheSame() throws Exception {
        var image = image(2_000_000);
        var threads =
                IntStream.range(0, 20)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() -> storeQuietly(new ByteArrayInputStream(image))))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(files()).hasSize(1);
        assertThat(files().getFirst()).hasBinaryContent(image);
    }

    private void storeQuietly(InputStream in) {
        try {
            var _ = store.store(in, new Anybody());
        } catch (ContentStore.Broken | IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] image(int size) {
        var image = new byte[size];
        new Random(size).nextBytes(image);
        return image;
    }

    /// Does something when it is first read.
    private static class Doing extends InputStream {
        private final Runnable first;
        private final InputStream then;
        private boolean done;

        Doing(Runnable first, InputStream then) {
            this.first = first;
            this.then = then;
        }

        @Override
        public int read() throws IOException {
            begin();
            return then.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            begin();
            return then.read(buffer, offset, length);
        }

        private void begin() {
            if (!done) {
                done = true;
                first.run();
            }
        }
    }

    private static final class Waiting extends Doing {
        Waiting(CountDownLatch arrived, CountDownLatch goOn, InputStream then) {
            super(
                    () -> {
                        arrived.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    },
                    then);
        }
    }

    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }
}
