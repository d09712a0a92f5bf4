package calypte.emulator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What a process takes of the machine, by the kernel's own word where there is `/proc`.
final class Usage {

    /// Ticks of a hundredth of a second, on every Linux that Java runs on.
    private static final double MS_PER_TICK = 10;

    private Usage() {}

    /// User and system time so far; 0 where it cannot be known.
    static double cpuMs(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The second field is the command in parentheses, and may hold anything but a ')'
            // after its own.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MS_PER_TICK;
        } catch (IOException _) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
        }
    }

    /// Resident memory; 0 where it cannot be known.
    static double rssMb(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024.0;
        } catch (IOException _) {
            return 0;
        }
    }
}
