package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `calypte device hold`, `release`, `retry` and `cancel`: of one device, which is then shown; or
/// of many, which are counted.
@Command
final class DeviceWordCommand extends FleetCommand {

    private final DeviceWord word;

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final Chosen chosen = new Chosen();

    @Option(names = "--reason", paramLabel = "TEXT", description = "for the audit trail")
    private @Nullable String reason;

    DeviceWordCommand(Terminal terminal, DeviceWord word) {
        super(terminal);
        this.word = word;
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        if (chosen.isUnclear()) {
            throw usage("name the devices, or give --filter");
        }
        if (reason != null && !word.hasReason()) {
            throw usage(word.word() + " takes no reason");
        }
        var names = new Names(fleet);
        var single = chosen.single();
        if (single != null && !rehearsal.isWanted()) {
            var path = "/devices/" + Names.id(names.device(single)) + "/" + word.word();
            var device = fleet.post(path, because(Map.of()));
            output.one(terminal, DeviceTable.one(new Labels(fleet)), device);
            return ExitCode.OK;
        }
        return many(fleet, because(chosen.body(names)));
    }

    private ExitCode many(FleetJson fleet, Map<String, Object> body) throws Trouble {
        body.put("dry_run", rehearsal.isWanted());
        var path = "/devices/" + word.word();
        var counts = rehearsal.isWanted() ? fleet.ask(path, body) : fleet.post(path, body);
        var columns = List.of(Column.of("matched"), Column.of("done"), Column.of("nothing_to_do"));
        output.one(terminal, columns, counts);
        return ExitCode.OK;
    }

    private Map<String, Object> because(Map<String, Object> body) {
        var all = new HashMap<String, Object>(body);
        if (reason != null) {
            all.put("reason", reason);
        }
        return all;
    }
}
