package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Does the same to each of some devices. One that refuses does not keep the others from it; the
/// exit code is then that of the first refusal.
abstract class EachCommand extends FleetCommand {

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();

    @Parameters(
            paramLabel = "DEVICE",
            arity = "1..*",
            description = "serial or id; @FILE holds one a line")
    private List<String> devices = new ArrayList<>();

    EachCommand(Terminal terminal) {
        super(terminal);
    }

    /// Before the first.
    void begin() throws IOException, CommandFailure {}

    /// @return the device as it is now
    abstract JsonNode change(FleetJson fleet, JsonNode device) throws Trouble;

    /// What is shown of each.
    abstract List<Column> columns(FleetJson fleet);

    /// After the last.
    void end() throws IOException {}

    @Override
    final ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, IOException {
        var names = new Names(fleet);
        var found = new ArrayList<JsonNode>();
        for (var name : devices) {
            found.add(names.device(name));
        }
        if (rehearsal.isWanted()) {
            terminal.note("nothing was changed; it would be done to:");
            output.some(terminal, DeviceTable.list(new Labels(fleet)), found);
            return ExitCode.OK;
        }
        begin();
        var code = ExitCode.OK;
        var changed = new ArrayList<JsonNode>();
        for (var device : found) {
            try {
                changed.add(change(fleet, device));
            } catch (Trouble trouble) {
                var serial = Column.text(device.path("device_serial"));
                terminal.note("calypte: " + serial + ": " + trouble.getMessage());
                code = code == ExitCode.OK ? ExitCode.of(trouble) : code;
            }
        }
        end();
        output.some(terminal, columns(fleet), changed);
        return code;
    }
}
