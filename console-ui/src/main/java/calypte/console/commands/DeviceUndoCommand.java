package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `calypte device undo`: takes an assignment back, for all devices that it was for and that were
/// told nothing yet.
@Command(
        name = "undo",
        description = {
            "Takes back the assignment by which a device should run what it should.",
            "It is undone for all devices that it was for, unless they had an order by then."
        })
final class DeviceUndoCommand extends FleetCommand {

    private static final List<Column> COLUMNS =
            List.of(Column.of("restored"), Column.of("too_late"), Column.of("changed_since"));

    @Mixin private final Output output = new Output();

    @Parameters(
            paramLabel = "DEVICE",
            arity = "0..1",
            description = "serial or id of a device that was assigned by it")
    private @Nullable String device;

    @Option(
            names = "--assignment",
            paramLabel = "ID",
            description = "the assignment itself, as assigning told its id")
    private @Nullable UUID assignment;

    DeviceUndoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        var path = "/assignments/" + assignment(fleet) + "/undo";
        var counts = fleet.post(path, Map.of());
        output.one(terminal, COLUMNS, counts);
        return isInVain(counts) ? ExitCode.CONFLICT : ExitCode.OK;
    }

    private String assignment(FleetJson fleet) throws Trouble, CommandFailure {
        if (assignment != null && device == null) {
            return assignment.toString();
        }
        if (device == null || assignment != null) {
            throw usage("name a device, or give --assignment");
        }
        var id = Column.text(new Names(fleet).device(device).path("assignment_id"));
        if (id.isEmpty()) {
            throw new CommandFailure(ExitCode.CONFLICT, device + " is assigned nothing");
        }
        return id;
    }

    /// Whether it was too late for every device.
    private static boolean isInVain(JsonNode counts) {
        return counts.path("restored").asLong(0) == 0 && counts.path("too_late").asLong(0) > 0;
    }
}
