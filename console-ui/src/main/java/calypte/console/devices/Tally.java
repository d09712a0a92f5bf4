package calypte.console.devices;

import calypte.console.client.Problem;
import calypte.console.client.Trouble;
import calypte.console.client.Unreachable;
import calypte.console.frame.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// What became of devices to which something was done one by one.
///
/// @param skipped there was nothing to do
/// @param reasons why some failed, each once
record Tally(long done, long skipped, long failed, List<String> reasons) {

    static final Tally NOTHING = new Tally(0, 0, 0, List.of());

    private static final int AT_ONCE = 16;
    private static final int MOST_REASONS = 3;

    private enum Outcome {
        DONE,
        SKIPPED
    }

    /// What is done to each.
    interface Deed<T> {
        void to(T device) throws Trouble;
    }

    /// Does it to all of them, some at once: the server writes together what comes together. One
    /// that fails does not keep the others from it; a server that is gone does.
    ///
    /// @param soFar has what was counted until then, should it be cancelled
    static <T> Tally each(
            List<T> all,
            Deed<? super T> deed,
            Tasks.Progress progress,
            AtomicReference<Tally> soFar)
            throws Trouble, InterruptedException {
        var counted = new Counting();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var from = 0; from < all.size(); from += AT_ONCE) {
                progress.at(from, all.size());
                var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
                var work = some.stream().map(one -> (Callable<Outcome>) () -> one(one, deed));
                for (var outcome : workers.invokeAll(work.toList())) {
                    counted.count(outcome);
                }
                soFar.set(counted.tally());
            }
        }
        return counted.tally();
    }

    private static <T> Outcome one(T device, Deed<? super T> deed) throws Trouble {
        try {
            deed.to(device);
            return Outcome.DONE;
        } catch (Problem problem) {
            if (problem.status() == 404) {
                return Outcome.SKIPPED;
            }
            throw problem;
        }
    }

    private static final class Counting {

        private final List<String> reasons = new ArrayList<>();
        private long done;
        private long skipped;
        private long failed;

        void count(Future<Outcome> outcome) throws Unreachable {
            switch (outcome.state()) {
                case SUCCESS -> {
                    if (outcome.resultNow() == Outcome.DONE) {
                        done++;
                    } else {
                        skipped++;
                    }
                }
                case FAILED, CANCELLED, RUNNING -> fail(outcome.exceptionNow());
            }
        }

        private void fail(Throwable why) throws Unreachable {
            if (why instanceof Unreachable gone) {
                throw gone;
            }
            failed++;
            var words = String.valueOf(why.getMessage());
            if (reasons.size() < MOST_REASONS && !reasons.contains(words)) {
                reasons.add(words);
            }
        }

        Tally tally() {
            return new Tally(done, skipped, failed, List.copyOf(reasons));
        }
    }
}
