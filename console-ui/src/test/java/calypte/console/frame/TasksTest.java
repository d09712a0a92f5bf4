package calypte.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.console.frame.Task.State;
import calypte.console.fx.Background;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class TasksTest {

    private final List<String> heard = new ArrayList<>();

    @Test
    void saysHowFarItIsAndHandsOverTheResult() {
        var tasks = new Tasks(Background.immediate(), InstantSource.system());

        var task =
                tasks.run(
                        "Export",
                        progress -> {
                            progress.phase("half way");
                            progress.at(1, 2);
                            return "640 lines";
                        },
                        heard::add,
                        cause -> heard.add(cause.getMessage()));

        assertThat(heard).containsExactly("640 lines");
        assertThat(task.stateProperty().get()).isEqualTo(State.DONE);
        assertThat(task.fractionProperty().get()).isEqualTo(1);
        assertThat(tasks.running().get()).isZero();
    }

    @Test
    void aFailureIsHandedOverToo() {
        var tasks = new Tasks(Background.immediate(), InstantSource.system());

        var task =
                tasks.run(
                        "Import",
                        _ -> {
                            throw new IOException("the disk is full");
                        },
                        _ -> {},
                        cause -> heard.add(cause.getMessage()));

        assertThat(heard).containsExactly("the disk is full");
        assertThat(task.stateProperty().get()).isEqualTo(State.FAILED);
    }

    @Test
    void oneThatIsCancelledWakesUpAndCallsNobody() {
        var tasks = new Tasks(new Threads(), InstantSource.system());
        var waiting = new CountDownLatch(1);
        var woken = new CountDownLatch(1);
        var task = tasks.run("Upload", _ -> sleep(waiting, woken), heard::add, _ -> heard.add("?"));
        await().until(() -> waiting.getCount() == 0);

        task.cancel();

        await().until(() -> woken.getCount() == 0);
        assertThat(task.stateProperty().get()).isEqualTo(State.CANCELLED);
        assertThat(heard).isEmpty();
        assertThat(tasks.running().get()).isZero();
    }

    private static String sleep(CountDownLatch waiting, CountDownLatch woken)
            throws InterruptedException {
        waiting.countDown();
        try {
            new CountDownLatch(1).await();
            return "never";
        } finally {
            woken.countDown();
        }
    }

    /// Real threads, whose outcome comes back on themselves.
    private static final class Threads implements Background {
        @Override
        public <T> void run(
                Callable<? extends T> work,
                Consumer<? super T> done,
                Consumer<? super Exception> failed) {
            Thread.startVirtualThread(() -> Background.immediate().run(work, done, failed));
        }

        @Override
        public Executor after(Duration pause) {
            return Runnable::run;
        }
    }
}
