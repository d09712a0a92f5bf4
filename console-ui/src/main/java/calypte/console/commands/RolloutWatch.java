package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import calypte.console.commands.Patience.Sight;
import tools.jackson.databind.JsonNode;

/// Watches a rollout until it has finished.
///
/// What a gate lets pass is success, whatever failed within its limits: that is what gates are for.
/// A rollout that is paused, by its gate or by an operator, goes on when somebody decides so: no
/// script should wait for that.
record RolloutWatch(FleetJson fleet, String id) implements Patience.Look {

    @Override
    public Sight now() throws Trouble {
        var rollout = fleet.get("/rollouts/" + id);
        return switch (Column.text(rollout.path("state"))) {
            case "FINISHED" -> new Sight.Over(ExitCode.OK, called(rollout, "finished"));
            case "ABORTED" ->
                    new Sight.Over(ExitCode.FAILED, called(rollout, "was aborted" + why(rollout)));
            case "PAUSED" ->
                    new Sight.Over(ExitCode.FAILED, called(rollout, "is paused" + why(rollout)));
            case "READY" -> new Sight.Pending(called(rollout, "is not started yet"));
            default -> new Sight.Pending(called(rollout, at(rollout)));
        };
    }

    private static String called(JsonNode rollout, String words) {
        var counts = rollout.path("counts");
        var failed = counts.path("failed").asLong(0);
        return "%s %s: %d of %d updated%s"
                .formatted(
                        RolloutTable.called(rollout),
                        words,
                        counts.path("succeeded").asLong(0),
                        counts.path("total").asLong(0),
                        failed == 0 ? "" : ", " + failed + " failed");
    }

    private static String why(JsonNode rollout) {
        var reason = Column.text(rollout.path("state_reason"));
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    private static String at(JsonNode rollout) {
        var phases = rollout.path("phases");
        var at =
                phases.valueStream()
                        .filter(phase -> !Column.text(phase.path("state")).equals("COMPLETE"))
                        .findFirst();
        if (at.isEmpty()) {
            return "ends";
        }
        var place = "phase %s of %d".formatted(Column.text(at.get().path("number")), phases.size());
        return switch (Column.text(at.get().path("state"))) {
            case "SOAKING" -> place + " soaks";
            case "AWAITING_APPROVAL" -> place + " waits for approval";
            default -> place;
        };
    }
}
