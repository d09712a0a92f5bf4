package calypte.console.devices;

import calypte.console.fx.Background;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Questions of which only the latest counts: answers to earlier ones come too late.
final class Latest {

    private final Background background;
    private int asked;

    Latest(Background background) {
        this.background = background;
    }

    <T> void ask(
            Callable<? extends T> question,
            Consumer<? super T> then,
            Consumer<? super Exception> failed) {
        var mine = ++asked;
        background.run(
                question,
                seen -> {
                    if (mine == asked) {
                        then.accept(seen);
                    }
                },
                cause -> {
                    if (mine == asked) {
                        failed.accept(cause);
                    }
                });
    }
}
