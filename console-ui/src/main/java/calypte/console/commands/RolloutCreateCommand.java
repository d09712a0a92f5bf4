package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `calypte rollout create`: plans one, starts it and waits for it, as far as that is wanted.
@Command(name = "create", description = "Plans a rollout; with --start it begins at once.")
final class RolloutCreateCommand extends FleetCommand {

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final Waiting waiting = new Waiting();
    @Mixin private final RolloutPlan plan = new RolloutPlan();

    @Option(
            names = "--firmware",
            paramLabel = "FIRMWARE",
            required = true,
            description = "version, serial or id")
    private String firmware;

    @Option(names = "--type", paramLabel = "TYPE", description = "the type the firmware is for")
    private @Nullable String type;

    @Option(names = "--start", description = "starts it at once")
    private boolean isStart;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    RolloutCreateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, InterruptedException {
        check();
        var names = new Names(fleet);
        var body = plan.body(names, names.firmware(firmware, type));
        body.put("start", isStart);
        body.put("dry_run", rehearsal.isWanted());
        if (rehearsal.isWanted()) {
            output.one(terminal, RolloutTable.forecast(), fleet.ask("/rollouts", body));
            return ExitCode.OK;
        }
        var created = fleet.post("/rollouts", body);
        var columns = RolloutTable.one(new Labels(fleet));
        if (!waiting.isWanted()) {
            output.one(terminal, columns, created);
            return ExitCode.OK;
        }
        var code = waiting.until(terminal, new RolloutWatch(fleet, Names.id(created)));
        output.one(terminal, columns, fleet.get(RolloutCommand.path(created)));
        return code;
    }

    private void check() {
        var objection = plan.objection();
        if (objection != null) {
            throw usage(objection);
        }
        if (waiting.isIdle()) {
            throw usage("--timeout needs --wait");
        }
        if (waiting.isWanted() && !isStart) {
            throw usage("--wait needs --start");
        }
        if (waiting.isWanted() && plan.isEndless()) {
            throw usage("--wait needs an end, and --include-future has none");
        }
    }
}
