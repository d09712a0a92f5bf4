package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.operator.OperatorException;
import calypte.emulator.scenario.Nearest;
import calypte.emulator.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The load driver behind every performance figure. Each work has a server of its own, in a process
/// of its own, whose use of the processor is the figure to compare.
public final class Bench {

    /// How the figures are written.
    public enum Format {
        TABLE,
        JSON
    }

    /// @param works by name; none means all there are
    /// @param count how many operations to measure; 0 is each work's own number
    /// @param server the command line that starts a server, without a data directory
    public record Options(List<String> works, int count, Format format, List<String> server) {}

    private final Map<String, Task> tasks;
    private final Options options;
    private final PrintStream out;
    private final PrintStream notes;

    /// @param audience looks at the console
    /// @param out for the figures
    /// @param notes for everything else
    public Bench(Options options, Audience audience, PrintStream out, PrintStream notes) {
        this.tasks = tasks(audience);
        this.options = options;
        this.out = out;
        this.notes = notes;
    }

    private static Map<String, Task> tasks(Audience audience) {
        var tasks = new LinkedHashMap<String, Task>();
        tasks.put("startup", new Startup());
        tasks.put("create", Create.oneByOne());
        tasks.put("bulk-create", Create.inBulk());
        tasks.put("registrations-http", new RegistrationsHttp());
        tasks.put("registrations-mqtt", new RegistrationsMqtt());
        tasks.put("round", new Round());
        tasks.put("assign", new Assign());
        tasks.put("rollout", new Rollout());
        tasks.put("converge", new Converge());
        tasks.put("filter", new Filter());
        tasks.put("download", new Download());
        tasks.put("console", new Watched(audience));
        return tasks;
    }

    /// @return the exit code: 0 if all was measured without an error, 1 if something failed, 2 if a
    ///   work was asked for that there is not, 130 if interrupted
    public int run() {
        var works = options.works().isEmpty() ? List.copyOf(tasks.keySet()) : options.works();
        for (var work : works) {
            if (!tasks.containsKey(work)) {
                notes.println(missing(work));
                return 2;
            }
        }
        try {
            return measure(works);
        } catch (IOException | OperatorException e) {
            notes.println("bench: " + e.getMessage());
            return 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private String missing(String work) {
        return "bench: no work is called '%s'; did you mean '%s'? There are %s"
                .formatted(work, Nearest.to(work, tasks.keySet()), names());
    }

    private String names() {
        return String.join(", ", tasks.keySet());
    }

    private int measure(List<String> works)
            throws IOException, OperatorException, InterruptedException {
        var ground = new Ground(options.server(), options.count(), notes);
        var table = new Table(out);
        var errors = 0L;
        for (var work : works) {
            for (var row : task(work).run(ground)) {
                errors += row.errors();
                switch (options.format()) {
                    case TABLE -> table.print(row);
                    case JSON -> out.println(new String(Json.bytes(row), UTF_8));
                }
            }
        }
        return errors == 0 ? 0 : 1;
    }

    private Task task(String work) {
        var task = tasks.get(work);
        if (task == null) {
            throw new IllegalArgumentException(work);
        }
        return task;
    }
}
