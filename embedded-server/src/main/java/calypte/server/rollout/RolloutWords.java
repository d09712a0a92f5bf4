package calypte.server.rollout;

import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.Gate;
import calypte.model.rollout.Slice;
import calypte.server.http.Body;
import calypte.server.http.Parse;
import calypte.server.rollout.NewRollout.Holding;
import calypte.server.rollout.NewRollout.PhasePlan;
import calypte.server.rollout.NewRollout.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what an operator asks of rollouts.
final class RolloutWords {

    private static final int MOST_IDS = 20_000;
    private static final int MOST_PHASES = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_TAG = 64;
    private static final int MOST = 10_000_000;
    private static final Duration LONGEST_SOAK = Duration.ofDays(30);

    private static final List<Slice> CANARY =
            List.of(
                    new Slice.Percent(1),
                    new Slice.Percent(10),
                    new Slice.Percent(50),
                    new Slice.Rest());

    private RolloutWords() {}

    /// Empty if something is wrong; `body.check()` says what.
    static Optional<NewRollout> newRollout(Body body) {
        var firmware = body.required("firmware_id", Parse::uuid);
        var name = body.optional("name", text -> atMost(text, LONGEST_NAME));
        var scope = scope(body);
        var includeFuture = flag(body, "include_future");
        if (includeFuture && scope instanceof Scope.Named) {
            body.wrong("include_future", "needs a filter: nobody else can match later");
        }
        var gate = gate(body, Gate.USUAL);
        var phases = phases(body, gate);
        var onGate = body.optional("on_gate", Parse.oneOf(OnGate.class));
        var holding = holding(body);
        var allowDowngrade = flag(body, "allow_downgrade");
        var reason = body.optional("reason", text -> atMost(text, LONGEST_REASON));
        if (allowDowngrade && reason == null) {
            body.wrong("reason", "is needed to allow a downgrade");
        }
        return firmware.parsed() == null || scope == null
                ? Optional.empty()
                : Optional.of(
                        new NewRollout(
                                name,
                                new FirmwareId(firmware.parsed()),
                                scope,
                                includeFuture,
                                phases,
                                onGate == null ? OnGate.PAUSE : onGate,
                                holding,
                                allowDowngrade,
                                reason));
    }

    static @Nullable String reason(Body body) {
        return body.optional("reason", text -> atMost(text, LONGEST_REASON));
    }

    static boolean flag(Body body, String field) {
        return Boolean.TRUE.equals(body.flag(field));
    }

    private static @Nullable Scope scope(Body body) {
        if (body.has("ids") == body.has("filter")) {
            body.wrong("filter", "give either a filter or ids");
            return null;
        }
        if (body.has("filter")) {
            return new Scope.Matching(body.text("filter"));
        }
        var ids = new ArrayList<UUID>();
        for (var text : body.texts("ids", MOST_IDS)) {
            try {
                ids.add(Parse.uuid(text));
            } catch (IllegalArgumentException _) {
                body.wrong("ids", "must be UUIDs of devices");
                return null;
            }
        }
        return new Scope.Named(ids.stream().distinct().toList());
    }

    private static List<PhasePlan> phases(Body body, Gate usual) {
        if (body.has("preset") && body.has("phases")) {
            body.wrong("phases", "give either a preset or phases");
        }
        if (!body.has("phases")) {
            var preset = body.optional("preset", Parse.oneOf(Preset.class));
            var slices = preset == Preset.CANARY ? CANARY : List.<Slice>of(new Slice.Rest());
            return slices.stream().map(it -> new PhasePlan(it.words(), it, usual)).toList();
        }
        var phases = body.objects("phases", MOST_PHASES);
        if (phases.isEmpty()) {
            body.wrong("phases", "must hold at least one phase");
        }
        return phases.stream().map(phase -> phase(phase, usual)).toList();
    }

    private static PhasePlan phase(Body body, Gate usual) {
        var name = body.optional("name", text -> atMost(text, LONGEST_NAME));
        var percent = number(body, "percent", 1, 100);
        var count = number(body, "count", 1, MOST);
        var tag = body.optional("tag", text -> atMost(text, LONGEST_TAG));
        var given = (percent == null ? 0 : 1) + (count == null ? 0 : 1) + (tag == null ? 0 : 1);
        if (given > 1) {
            body.wrong("percent", "give only one of percent, count and tag");
        }
        var slice = slice(percent, count, tag);
        return new PhasePlan(name == null ? slice.words() : name, slice, gate(body, usual));
    }

    private static Slice slice(
            @Nullable Integer percent, @Nullable Integer count, @Nullable String tag) {
        if (percent != null) {
            return new Slice.Percent(percent);
        }
        if (count != null) {
            return new Slice.Count(count);
        }
        return tag == null ? new Slice.Rest() : new Slice.Tagged(tag);
    }

    /// What is not given is as in `usual`; a limit that is given as `null` is none.
    private static Gate gate(Body body, Gate usual) {
        var gate = body.object("gate");
        if (gate == null) {
            return usual;
        }
        var success = number(gate, "min_success_percent", 0, 100);
        var finished = number(gate, "min_finished", 0, MOST);
        var soak = gate.optional("soak", text -> shorter(Spans.parse(text), LONGEST_SOAK));
        var approval = gate.flag("approval");
        return new Gate(
                success == null ? usual.minSuccessPercent() : success,
                gate.has("max_failure_percent")
                        ? number(gate, "max_failure_percent", 0, 100)
                        : usual.maxFailurePercent(),
                gate.has("max_failures")
                        ? number(gate, "max_failures", 0, MOST)
                        : usual.maxFailures(),
                finished == null ? usual.minFinished() : finished,
                soak == null ? usual.soak() : soak,
                approval == null ? usual.approval() : approval);
    }

    private static Holding holding(Body body) {
        var window = body.object("window");
        return new Holding(
                number(body, "rate_per_minute", 1, MOST),
                number(body, "max_in_flight", 1, MOST),
                window == null ? null : window(window));
    }

    private static CronWindow.@Nullable Words window(Body body) {
        var cron = body.required("cron", RolloutWords::cron);
        var duration = body.required("duration", text -> CronWindow.duration(Spans.parse(text)));
        var zone = body.required("zone", RolloutWords::zone);
        return cron.parsed() == null || duration.parsed() == null || zone.parsed() == null
                ? null
                : new CronWindow.Words(cron.parsed(), duration.parsed(), zone.parsed());
    }

    private static String cron(String text) {
        CronWindow.times(text);
        return text;
    }

    private static String zone(String text) {
        return CronWindow.zone(text).getId();
    }

    private static @Nullable Integer number(Body body, String field, int least, int most) {
        var number = body.integer(field);
        if (number != null && (number < least || number > most)) {
            body.wrong(field, "must be %d to %d".formatted(least, most));
            return null;
        }
        return number == null ? null : Math.toIntExact(number);
    }

    private static Duration shorter(Duration span, Duration most) {
        if (span.compareTo(most) > 0) {
            throw new IllegalArgumentException("must be at most " + Spans.text(most));
        }
        return span;
    }

    private static String atMost(String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("must be 1 to " + most + " characters");
        }
        return text;
    }

    private enum Preset {
        ALL_AT_ONCE,
        CANARY
    }
}
