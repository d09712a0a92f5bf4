package calypte.server;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever devices, operators, crashes and time do to it, in whatever order, the engine keeps its
/// promises. `-Dcalypte.proof.walks=500` walks further; a failure names its seed.
@SuppressWarnings("NullAway.Init") // JUnit fills the fields in
class UpdatesProofTest {

    private static final int STEPS = 300;

    @TempDir private static Path folder;
    private static Ground ground;

    @BeforeAll
    static void open() throws Exception {
        ground = new Ground(folder);
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("calypte.proof.walks", 12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEngineKeepsItsPromises(long seed) {
        new Walks<>(Act::draw, ground::world).walk(seed, STEPS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheDryRunTellsIsWhatComesOfIt(long seed) {
        new Walks<>(Act::draw, it -> new RolledOut(ground.world(it))).walk(seed, STEPS / 3);
    }

    /// A world that ends with a rollout to all of it.
    private record RolledOut(World world) implements Walks.World<Act> {
        @Override
        public void take(Act step) {
            world.take(step);
        }

        @Override
        public void arrive() {
            world.rollsOutToTheEnd();
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
