package calypte.emulator.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where a [Task] is done: servers of its own, and a place for remarks.
///
/// @param command that starts a server
/// @param count how many operations to measure; 0 is the task's own number
/// @param notes for people: what was warmed up, over how many lines, at what cost to this side
record Ground(List<String> command, int count, PrintStream notes) {

    int count(int usual) {
        return count > 0 ? count : usual;
    }

    /// The sizes of fleet to measure with: the task's own, or the one that was asked for.
    List<Integer> sizes(List<Integer> usual) {
        return count > 0 ? List.of(count) : usual;
    }

    /// How many operations go before those that are measured: half as many. A server is warm after
    /// some 50,000; the tasks' own numbers are large enough for that.
    static int warmUp(int count) {
        return count / 2;
    }

    ServerProcess server() throws IOException {
        return server(Map.of());
    }

    ServerProcess server(Map<String, String> settings) throws IOException {
        return ServerProcess.start(command, settings);
    }

    Load load() {
        return new Load(notes);
    }

    void note(String form, Object... details) {
        notes.println(String.format(Locale.ROOT, form, details));
    }

    /// What is measured.
    @FunctionalInterface
    interface Stretch {
        Sample run() throws IOException, InterruptedException;
    }

    /// Runs a stretch of work and reads what it took of the server, and of this side.
    Row measure(String work, ServerProcess server, Stretch stretch)
            throws IOException, InterruptedException {
        var self = ProcessHandle.current();
        var before = server.cpuMs();
        var own = Usage.cpuMs(self);
        var sample = stretch.run();
        var cpu = server.cpuMs() - before;
        var ownPerOp = (Usage.cpuMs(self) - own) / Math.max(1, sample.operations());
        note("%s: the load driver itself took %.3f CPU-ms per operation", work, ownPerOp);
        return sample.row(work, cpu, server.rssMb());
    }
}
