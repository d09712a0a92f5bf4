package calypte.console.client;

import calypte.model.rollout.RolloutId;
import calypte.model.rollout.TargetState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rollouts of the operator API.
public final class RolloutClient {

    private static final int MANY = 200;
    private static final int ACTIVE = 20;

    private final Wire wire;

    RolloutClient(Wire wire) {
        this.wire = wire;
    }

    /// The newest first.
    ///
    /// @param cursor the `next` of the page before; null for the first
    public Page<Rollout> page(@Nullable String cursor) throws Trouble {
        return list(null, MANY, cursor);
    }

    /// Those that are under way, the newest first: running or paused.
    public List<Rollout> active() throws Trouble {
        var all = new ArrayList<Rollout>();
        all.addAll(list("RUNNING", ACTIVE, null).items());
        all.addAll(list("PAUSED", ACTIVE, null).items());
        all.sort((one, other) -> Long.compare(other.number(), one.number()));
        return all;
    }

    private Page<Rollout> list(@Nullable String state, int limit, @Nullable String cursor)
            throws Trouble {
        var path = Wire.query("/rollouts", "state", state, "limit", limit, "cursor", cursor);
        return wire.get(path, Json.pageOf(Rollout.class));
    }

    /// One of them, with what takes a closer look.
    public Rollout one(RolloutId id) throws Trouble {
        return wire.get(path(id, ""), Rollout.class);
    }

    /// Its devices, by what is asked of them; what is null is not.
    public Page<RolloutTarget> devices(RolloutId id, Which which, @Nullable String cursor)
            throws Trouble {
        var query =
                Wire.query(
                        path(id, "/devices"),
                        "phase",
                        which.phase(),
                        "state",
                        which.state(),
                        "reason",
                        which.reason(),
                        "cursor",
                        cursor);
        return wire.get(query, Json.pageOf(RolloutTarget.class));
    }

    /// Which devices of a rollout are meant.
    public record Which(
            @Nullable Integer phase, @Nullable TargetState state, @Nullable String reason) {

        public static final Which ALL = new Which(null, null, null);
    }

    /// What a rollout would do. Nothing is changed.
    ///
    /// @param plan as `POST /rollouts` has it
    public RolloutForecast foretell(Map<String, Object> plan) throws Trouble {
        var question = new LinkedHashMap<>(plan);
        question.put("start", false);
        question.put("dry_run", true);
        return wire.inquire("/rollouts", question, RolloutForecast.class);
    }

    /// Plans it; with `start` in it, it begins at once.
    public Rollout create(Map<String, Object> plan) throws Trouble {
        return wire.post("/rollouts", plan, Rollout.class);
    }

    public Rollout start(RolloutId id) throws Trouble {
        return word(id, "/start", Map.of());
    }

    public Rollout pause(RolloutId id) throws Trouble {
        return word(id, "/pause", Map.of());
    }

    public Rollout resume(RolloutId id) throws Trouble {
        return word(id, "/resume", Map.of());
    }

    public Rollout approve(RolloutId id) throws Trouble {
        return word(id, "/approve", Map.of());
    }

    /// Tries failed devices again: all of them, or those that failed for one reason.
    public Rollout retryFailed(RolloutId id, @Nullable String reason) throws Trouble {
        return word(id, "/retry-failed", reason == null ? Map.of() : Map.of("reason", reason));
    }

    /// What would become of its devices if it were aborted now.
    public Buckets ifAborted(RolloutId id) throws Trouble {
        return wire.inquire(path(id, "/abort"), Map.of("dry_run", true), Aborted.class).buckets();
    }

    public Buckets abort(RolloutId id) throws Trouble {
        return wire.post(path(id, "/abort"), Map.of(), Aborted.class).buckets();
    }

    /// What becomes of the devices of an aborted rollout.
    ///
    /// @param tooLate they install already, and nobody can stop them
    public record Buckets(long finishedStay, long toldToStop, long tooLate, long released) {}

    private record Aborted(Buckets buckets) {}

    /// What rolling back would do: a rollout for each firmware that its devices ran before.
    public List<RolloutForecast> ifRolledBack(RolloutId id) throws Trouble {
        return wire.inquire(path(id, "/rollback"), Map.of("dry_run", true), Forecasts.class)
                .items();
    }

    private record Forecasts(List<RolloutForecast> items) {}

    /// Rolls back at once; the answer is the rollouts that do it.
    public List<Rollout> rollBack(RolloutId id) throws Trouble {
        return wire.post(path(id, "/rollback"), Map.of("start", true), Rollouts.class).items();
    }

    private record Rollouts(List<Rollout> items) {}

    private Rollout word(RolloutId id, String word, Map<String, Object> body) throws Trouble {
        return wire.post(path(id, word), body, Rollout.class);
    }

    private static String path(RolloutId id, String more) {
        return "/rollouts/" + id + more;
    }
}
