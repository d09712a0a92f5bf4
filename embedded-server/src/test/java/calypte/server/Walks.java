package calypte.server;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Walks through a world at random until something does not hold, and then looks for the shortest
/// walk on which it does not hold.
///
/// The same seed draws the same walk. A step must mean something in whatever state it finds the
/// world, or walks could not be shortened.
final class Walks<S> {

    /// What is walked through. Whatever does not hold is an [AssertionError].
    interface World<S> extends AutoCloseable {
        void take(S step);

        /// What must hold at the end of any walk, however short.
        void arrive();

        @Override
        void close();
    }

    private static final int MOST_TRIES = 400;

    private final Function<RandomGenerator, S> draw;
    private final Function<Long, World<S>> world;
    private int tries;

    /// @param world makes a fresh one; all its chances come from the seed it gets
    Walks(Function<RandomGenerator, S> draw, Function<Long, World<S>> world) {
        this.draw = draw;
        this.world = world;
    }

    /// Walks once, and says how to walk the shortest failing way again.
    void walk(long seed, int length) {
        var random = new SplittableRandom(seed);
        var steps = new ArrayList<S>();
        for (var i = 0; i < length; i++) {
            steps.add(draw.apply(random));
        }
        var failure = failure(seed, steps);
        if (failure != null) {
            report(seed, shortened(seed, steps));
        }
    }

    private void report(long seed, List<S> steps) {
        var failure = failure(seed, steps);
        var words = new StringBuilder("seed " + seed + ", " + steps.size() + " steps:\n");
        steps.forEach(step -> words.append("  ").append(step).append('\n'));
        throw new AssertionError(words + String.valueOf(failure), failure);
    }

    /// Leaves out ever smaller pieces for as long as it still fails.
    private List<S> shortened(long seed, List<S> failing) {
        var steps = failing;
        for (var piece = steps.size() / 2; piece > 0 && tries < MOST_TRIES; piece /= 2) {
            var from = 0;
            while (from < steps.size() && tries < MOST_TRIES) {
                var fewer = new ArrayList<>(steps);
                fewer.subList(from, Math.min(from + piece, fewer.size())).clear();
                tries++;
                if (failure(seed, fewer) != null) {
                    steps = fewer;
                } else {
                    from += piece;
                }
            }
        }
        return steps;
    }

    private @Nullable Throwable failure(long seed, List<S> steps) {
        try (var fresh = world.apply(seed)) {
            steps.forEach(fresh::take);
            fresh.arrive();
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }
}
