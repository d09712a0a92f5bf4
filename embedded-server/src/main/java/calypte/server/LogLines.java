package calypte.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Remembers the last entries of the log, for whoever wants to know what went wrong and has no
/// access to the machine.
final class LogLines extends Handler {

    private static final int MOST = 200;
    private static final int LONGEST = 4_000;

    private final Deque<String> lines = new ArrayDeque<>(MOST);

    private LogLines() {
        setFormatter(new SimpleFormatter());
    }

    /// Listens to everything that is logged in this process until it is closed.
    static LogLines listening() {
        var lines = new LogLines();
        root().addHandler(lines);
        return lines;
    }

    /// The oldest first, each with its line end, a stack trace with the entry that it belongs to.
    List<String> last() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        var text = SettingWords.shown(getFormatter().format(entry));
        synchronized (lines) {
            if (lines.size() == MOST) {
                lines.remove();
            }
            lines.add(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…\n");
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root().removeHandler(this);
    }

    private static Logger root() {
        return Logger.getLogger("");
    }
}
