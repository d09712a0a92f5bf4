package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.drift.Policy;
import calypte.server.rollout.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a trail from its first event, and holds it against what is promised about updates. The
/// trail has no gaps, so what it does not tell did not happen.
final class TrailProof {

    private static final String ROLLOUT = "/labels/rollout_id";

    private final Policy policy;
    private final Map<String, Terms> terms;
    private final Set<String> stopped = new HashSet<>();
    private final Map<String, Life> devices = new HashMap<>();
    private final Map<String, Minute> minutes = new HashMap<>();
    private final Map<String, Integer> phases = new HashMap<>();
    private final Set<String> approved = new HashSet<>();
    private final Set<String> revoked = new HashSet<>();

    /// @param terms of rollouts: what holds their orders back
    TrailProof(Policy policy, Map<String, Terms> terms) {
        this.policy = policy;
        this.terms = terms;
    }

    /// What is known of one device at one point of the trail.
    private static final class Life {
        @Nullable JsonNode open;
        @Nullable JsonNode last;
        @Nullable Instant ended;
        String reported = "";
        boolean enabled = true;
        boolean held;
    }

    void holds(List<JsonNode> trail) {
        trail.forEach(this::heed);
    }

    private void heed(JsonNode event) {
        var life = devices.computeIfAbsent(text(event, "/device/id"), _ -> new Life());
        switch (text(event, "/event/action")) {
            case "firmware-revoked" -> revoked.add(text(event, "/package/name"));
            case "device-registered" -> life.reported = text(event, "/labels/firmware_serial");
            case "device-disabled" -> life.enabled = false;
            case "device-enabled" -> life.enabled = true;
            case "device-held" -> life.held = true;
            case "device-released" -> life.held = false;
            case "device-assigned" -> assigned(event);
            case "rollout-approved" -> approved.add(text(event, ROLLOUT));
            case "rollout-phase-started" -> begun(event);
            case "rollout-gate-tripped" -> stopped.add(text(event, ROLLOUT));
            case "rollout-resumed", "rollout-retried" -> stopped.remove(text(event, ROLLOUT));
            case "update-dispatched" -> dispatched(life, event);
            case "update-proven" -> proven(life, event);
            case "update-failed", "update-timed-out", "update-false-success" -> ended(life, event);
            // Called off by an operator, who may want the next one at once.
            case "update-cancelled" -> life.open = null;
            default -> {}
        }
    }

    private void dispatched(Life life, JsonNode event) {
        assertThat(life.open).as("two open attempts: %s", event).isNull();
        assertThat(life.enabled).as("disabled, and ordered all the same: %s", event).isTrue();
        assertThat(life.held).as("held, and ordered all the same: %s", event).isFalse();
        assertThat(revoked).as("revoked: %s", event).doesNotContain(text(event, "/package/name"));
        assertThat(text(event, "/device/model/identifier"))
                .as("other type: %s", event)
                .isEqualTo("pump");
        assertThat(text(event, "/package/name")).as("other type: %s", event).isNotEqualTo("fw-4");
        var attempt = attempt(event);
        assertThat(attempt).as("attempts: %s", event).isBetween(1, policy.maxAttempts());
        var last = life.last;
        if (last != null
                && text(last, "/labels/update_id").equals(text(event, "/labels/update_id"))) {
            assertThat(attempt).as("%s", event).isEqualTo(attempt(last) + 1);
            if (life.ended != null) {
                assertThat(at(event))
                        .as("within the back-off: %s", event)
                        .isAfterOrEqualTo(life.ended.plus(policy.backoff()));
            }
        } else {
            assertThat(attempt).as("a fresh need: %s", event).isEqualTo(1);
        }
        life.open = event;
        life.last = event;
        life.ended = null;
        withinItsTerms(text(event, ROLLOUT), event);
    }

    private void withinItsTerms(String rollout, JsonNode event) {
        var of = terms.getOrDefault(rollout, Terms.NONE);
        assertThat(of.isOpen(at(event))).as("outside its window: %s", event).isTrue();
        if (of.maxInFlight() != null) {
            var open =
                    devices.values().stream()
                            .filter(it -> it.open != null && text(it.open, ROLLOUT).equals(rollout))
                            .count();
            assertThat(open).as("in flight, with %s", event).isLessThanOrEqualTo(of.maxInFlight());
        }
        if (of.ratePerMinute() != null) {
            var minute = minutes.computeIfAbsent(rollout, _ -> new Minute());
            assertThat(minute.withOneMore(at(event)))
                    .as("in a minute, with %s", event)
                    .isLessThanOrEqualTo(of.ratePerMinute());
        }
    }

    /// Orders since the first of them, for a minute; then anew.
    private static final class Minute {
        private Instant since = Instant.MIN;
        private int orders;

        int withOneMore(Instant at) {
            if (!at.isBefore(since.plus(Duration.ofMinutes(1)))) {
                since = at;
                orders = 0;
            }
            return ++orders;
        }
    }

    private void assigned(JsonNode event) {
        assertThat(stopped)
                .as("assigned after the gate tripped: %s", event)
                .doesNotContain(text(event, ROLLOUT));
    }

    /// Phases begin one after the other, the second not before it was approved.
    private void begun(JsonNode event) {
        var rollout = text(event, ROLLOUT);
        var phase = Integer.parseInt(text(event, "/labels/phase"));
        assertThat(phase).as("%s", event).isEqualTo(phases.merge(rollout, 1, Integer::sum));
        if (phase > 1 && terms.getOrDefault(rollout, Terms.NONE).approval()) {
            assertThat(approved).as("not approved: %s", event).contains(rollout);
        }
    }

    private void proven(Life life, JsonNode event) {
        var last = life.last;
        assertThat(last).as("proven, and never ordered: %s", event).isNotNull();
        assertThat(text(event, "/labels/update_id"))
                .as("%s", event)
                .isEqualTo(text(last, "/labels/update_id"));
        assertThat(life.reported)
                .as("proven without having registered with it: %s", event)
                .isEqualTo(text(last, "/package/name"));
        life.open = null;
    }

    private void ended(Life life, JsonNode event) {
        var open = life.open;
        assertThat(open).as("ended, and none was open: %s", event).isNotNull();
        assertThat(attempt(event)).as("%s", event).isEqualTo(attempt(open));
        life.open = null;
        life.ended = at(event);
    }

    private static int attempt(@Nullable JsonNode event) {
        return Integer.parseInt(text(event, "/labels/attempt"));
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(text(event, "/@timestamp"));
    }

    private static String text(@Nullable JsonNode event, String pointer) {
        return event == null ? "" : event.at(pointer).asString("");
    }
}
