package calypte.console.commands;

import java.util.function.LongConsumer;

/// Says on stderr how far the upload of a large file is.
final class UploadNote implements LongConsumer {

    private static final long LARGE = 16_000_000;
    private static final int STEP = 10;

    private final Terminal terminal;
    private final long size;
    private long said;

    UploadNote(Terminal terminal, long size) {
        this.terminal = terminal;
        this.size = size;
    }

    @Override
    public void accept(long sent) {
        var percent = 100 * sent / size;
        if (size >= LARGE && percent >= said + STEP) {
            said = percent - percent % STEP;
            terminal.note("%d %% of %,d MB sent".formatted(said, size / 1_000_000));
        }
    }
}
