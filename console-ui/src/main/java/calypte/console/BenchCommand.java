package calypte.console;

import calypte.console.commands.Span;
import calypte.emulator.bench.Bench;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `calypte bench`: every performance figure, measured against a server process of its own.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a server process of its own, work by work.")
final class BenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORK", description = "what to measure (default: everything)")
    private List<String> works = List.of();

    @Option(names = "--count", paramLabel = "N", description = "operations of each work")
    private int count;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table or json (default: table)")
    private Bench.Format format = Bench.Format.TABLE;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Span.class,
            description = "how long 'console' looks for stalls (default: 10m)")
    private Duration duration = Duration.ofMinutes(10);

    BenchCommand() {}

    @Override
    public Integer call() {
        var options = new Bench.Options(works, count, format, server());
        return new Bench(options, new ConsoleAudience(duration), System.out, System.err).run();
    }

    /// This very program, started as `calypte server`.
    private static List<String> server() {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(runtime.getInputArguments());
        command.addAll(List.of("-cp", runtime.getClassPath(), Launcher.class.getName(), "server"));
        return command;
    }
}
