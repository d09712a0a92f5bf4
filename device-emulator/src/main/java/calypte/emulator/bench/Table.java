package calypte.emulator.bench;

import java.io.PrintStream;
import java.util.Locale;

/// Rows of figures for people, with a head above the first.
final class Table {

    private final PrintStream out;
    private boolean begun;

    Table(PrintStream out) {
        this.out = out;
    }

    void print(Row row) {
        if (!begun) {
            begun = true;
            out.printf(
                    "%-20s %9s %10s %10s %9s %9s %10s %8s %7s%n",
                    "work",
                    "count",
                    "wall ms",
                    "per s",
                    "p50 ms",
                    "p99 ms",
                    "CPU ms/op",
                    "RSS MB",
                    "errors");
        }
        out.printf(
                Locale.ROOT,
                "%-20s %,9d %,10.0f %,10.1f %9.2f %9.2f %10.4f %8.1f %7d%n",
                row.work(),
                row.count(),
                row.wallMs(),
                row.perSecond(),
                row.p50Ms(),
                row.p99Ms(),
                row.serverCpuMsPerOp(),
                row.serverRssMb(),
                row.errors());
    }
}
