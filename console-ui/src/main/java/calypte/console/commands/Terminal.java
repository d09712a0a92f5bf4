package calypte.console.commands;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// What a command meets around it.
///
/// @param out data, always in UTF-8: a file must not depend on who wrote it
/// @param err everything else
record Terminal(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        InstantSource clock,
        Pause pause) {

    /// How time passes between two looks.
    interface Pause {
        void rest(Duration span) throws InterruptedException;
    }

    static Terminal ofProcess() {
        var stdout = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        return new Terminal(
                System.getenv(),
                System.in,
                new PrintStream(stdout, false, StandardCharsets.UTF_8),
                System.err,
                InstantSource.system(),
                Thread::sleep);
    }

    /// A line for the person who looks on.
    void note(String words) {
        out.flush();
        err.println(words);
    }
}
