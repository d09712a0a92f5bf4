package calypte.server.rollout;

import calypte.model.device.DeviceId;
import calypte.server.registry.DeviceNews;
import java.util.List;
import java.util.function.Consumer;

/// The rollouts, put together.
///
/// @param joining wants to hear of every device that changed
public record RolloutParts(
        Rollouts engine, RolloutRoutes routes, RolloutPages pages, DeviceNews joining) {

    /// `attend` sees to devices that may be ordered now, and returns when all were seen to.
    public static RolloutParts of(Desk desk, Consumer<List<DeviceId>> attend) {
        var reader = new RolloutReader(desk);
        var pages = new RolloutPages(desk);
        var settling = new Settling(desk, reader);
        var starting = new Starting(desk, reader, settling);
        var controls = new Controls(desk, settling, reader);
        var planner = new Planner(desk, settling);
        var rollbacks = new Rollbacks(desk, planner, starting, controls, reader, settling);
        var joining = new Joining(desk);
        return new RolloutParts(
                new Rollouts(desk, reader, settling, starting, joining, attend),
                new RolloutRoutes(planner, starting, controls, rollbacks, pages),
                pages,
                joining);
    }

    /// The tables that the rollouts own.
    public static List<Class<?>> entities() {
        return List.of(RolloutRow.class, PhaseRow.class, TargetRow.class);
    }
}
