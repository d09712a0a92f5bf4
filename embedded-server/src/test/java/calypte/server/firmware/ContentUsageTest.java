package calypte.server.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware.Content;
import calypte.server.firmware.ContentStore.Taken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the library takes of the disk, and how it gives it back.
@SuppressWarnings("NullAway.Init") // set before each test
class ContentUsageTest {

    private static final long QUOTA = 10_000;

    @TempDir Path data;

    private final AtomicLong free = new AtomicLong(1L << 40);
    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = ContentStore.in(data, QUOTA, new Intake(1 << 20, free::get));
    }

    @Test
    void takesNoMoreThanItsQuota() throws Exception {
        assertThat(put(6_000)).isInstanceOf(Taken.Whole.class);

        assertThat(put(5_000)).isEqualTo(new Taken.OverQuota(QUOTA, 6_000));
        assertThat(put(4_000)).isInstanceOf(Taken.Whole.class);
        assertThat(blobs()).isEqualTo(2);
    }

    @Test
    void countsTheSameContentOnce() throws Exception {
        var _ = put(6_000);

        assertThat(store.objection(6_000)).isEmpty(); // it may be the same
        assertThat(put(6_000)).isInstanceOf(Taken.Whole.class);
        assertThat(blobs()).isEqualTo(1);
    }

    @Test
    void objectsBeforeItReadsWhatCannotFit() throws Exception {
        var _ = put(6_000);

        assertThat(store.objection(5_000)).contains(new Taken.OverQuota(QUOTA, 6_000));
        assertThat(store.objection(2 << 20)).contains(new Taken.TooLarge(1 << 20));
        free.set(ContentStore.RESERVE + 999);
        assertThat(store.objection(1_000)).contains(new Taken.NoSpace());
    }

    @Test
    void remembersWhatItHasAfterARestart() throws Exception {
        var _ = put(6_000);
        open();

        assertThat(put(5_000)).isInstanceOf(Taken.OverQuota.class);
    }

    @Test
    void givesBackWhatNobodyHasAnyMore() throws Exception {
        var _ = put(6_000);

        store.discard(digest(6_000), _ -> true);
        assertThat(blobs()).isEqualTo(1);
        store.discard(digest(6_000), _ -> false);

        assertThat(blobs()).isZero();
        assertThat(put(9_000)).isInstanceOf(Taken.Whole.class);
    }

    @Test
    void doesNotTakeAwayWhatSomebodyIsJustBringing() throws Exception {
        var bringing =
                new Anybody() {
                    @Override
                    public void keeps(Content content) {
                        try {
                            store.discard(content.sha256(), _ -> false);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    }
                };

        var _ = store.store(new ByteArrayInputStream(OpenLibrary.image(6_000)), bringing);

        assertThat(store.find(digest(6_000))).isPresent();
    }

    @Test
    void keepsNothingThatItsOwnerDoesNotWant() throws Exception {
        var picky =
                new Anybody() {
                    @Override
                    public boolean wants(Content content) {
                        return false;
                    }
                };

        var taken = store.store(new ByteArrayInputStream(OpenLibrary.image(6_000)), picky);

        assertThat(taken).isEqualTo(new Taken.Unwanted());
        assertThat(blobs()).isZero();
        assertThat(store.objection(9_000)).isEmpty();
    }

    @Test
    void sweepsOrphansAtTheStart() throws Exception {
        var _ = put(1_000);
        var _ = put(2_000);

        store.sweep(Set.of(digest(2_000)));

        assertThat(store.find(digest(1_000))).isEmpty();
        assertThat(store.find(digest(2_000))).isPresent();
        assertThat(store.objection(8_000)).isEmpty();
    }

    @Test
    void sweepsNothingForADatabaseThatKnowsNone() throws Exception {
        var _ = put(1_000);

        store.sweep(Set.of());

        assertThat(blobs()).isEqualTo(1);
    }

    private Taken put(int size) throws Exception {
        return store.store(new ByteArrayInputStream(OpenLibrary.image(size)), new Anybody());
    }

    private static Digest digest(int size) {
        return Digest.of(OpenLibrary.image(size));
    }

    private long blobs() throws IOException {
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
