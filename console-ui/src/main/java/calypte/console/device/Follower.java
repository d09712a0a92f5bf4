package calypte.console.device;

import calypte.console.frame.Surroundings;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Asks the server something more about the device whenever there is news of it, as long as
/// somebody looks at the answer. What cannot be asked leaves the last answer in sight; the page
/// says so.
final class Follower<T> {

    private final Surroundings around;
    private final Callable<T> ask;
    private final Consumer<T> show;
    private boolean looking;
    private int asked;

    Follower(Surroundings around, DeviceViewModel page, Callable<T> ask, Consumer<T> show) {
        this.around = around;
        this.ask = ask;
        this.show = show;
        page.factsProperty()
                .subscribe(facts -> {
                    if (looking && facts != null) {
                        refresh();
                    }
                });
    }

    void look(boolean somebody) {
        looking = somebody;
        if (somebody) {
            refresh();
        }
    }

    private void refresh() {
        var mine = ++asked;
        around.background()
                .run(
                        ask,
                        answer -> {
                            if (mine == asked) {
                                show.accept(answer);
                            }
                        },
                        _ -> {});
    }
}
