package calypte.model.drift;

import static calypte.model.drift.Example.NEW;
import static calypte.model.drift.Example.NOON;
import static calypte.model.drift.Example.POLICY;
import static calypte.model.drift.Example.READY;
import static calypte.model.drift.Example.drifting;
import static calypte.model.drift.Example.exhausted;
import static calypte.model.drift.Example.facts;
import static calypte.model.drift.Example.failed;
import static calypte.model.drift.Example.inSync;
import static calypte.model.drift.Example.need;
import static calypte.model.drift.Example.ordered;
import static calypte.model.drift.Example.registered;
import static calypte.model.drift.Example.says;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.Link;
import calypte.model.drift.DeviceFacts.Obstacle;
import calypte.model.drift.DeviceFacts.Target;
import calypte.model.drift.Explanation.State;
import calypte.model.drift.Restraints.Hold;
import calypte.model.firmware.Firmware;
import calypte.model.update.Hindrance;
import calypte.model.update.Progress;
import calypte.model.update.Step;
import calypte.model.update.UpdateState.Over;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Why is this device not up to date?
class ExplanationTest {

    @Test
    void everyHindranceIsFoundAndTellsItsWayOut() {
        var all = oneOfEach();

        assertThat(all.keySet()).containsExactlyInAnyOrder(Hindrance.values());
        all.forEach((hindrance, facts) -> {
            var explained = explain(facts);
            assertThat(explained.hindrance()).isEqualTo(hindrance);
            assertThat(explained.state()).isEqualTo(State.WAITING);
            assertThat(explained.stuck()).as(hindrance.name()).isEqualTo(hindrance.isFinal());
            assertThat(explained.reason()).isNotEmpty();
            assertThat(explained.next()).isNotEmpty();
            if (hindrance.isFinal()) {
                assertThat(explained.action()).as(hindrance.name()).isNotEmpty();
                assertThat(facts.dueAt(POLICY)).as(hindrance.name()).isNull();
            }
        });
    }

    /// A list shows the beginning of each, and that must not be the same for all.
    @Test
    void whatDiffersIsSaidFirst() {
        assertThat(explain(facts(failed(drifting(), NOON))).reason())
                .startsWith("Attempt 1 of 3 failed")
                .endsWith("; it should run 2.0.0");
        assertThat(explain(facts(ordered())).reason()).isEqualTo("Ordered; it should run 2.0.0");
        assertThat(explain(facts(registered(inSync(), "b9", null, NOON).next())).reason())
                .isEqualTo("About to be ordered; odd is not in the library");
        var beginnings =
                oneOfEach().values().stream()
                        .map(it -> explain(it).reason())
                        .map(it -> it.substring(0, Math.min(20, it.length())))
                        .toList();
        assertThat(beginnings).doesNotHaveDuplicates();
    }

    @Test
    void whatOnlyAnOperatorLiftsIsToldBeforeWhatPasses() {
        var held = drifting().held(new Hold("", NOON)).orElseThrow();
        var away = new DeviceFacts(true, held, Link.OFFLINE, false, READY, null);

        assertThat(explain(away).hindrance()).isEqualTo(Hindrance.HELD);
    }

    @Test
    void tellsTheStepItsPercentageAndWhenItIsGivenUp() {
        var downloading = says(ordered(), Progress.State.DOWNLOADING, 41, NOON).next();

        var explained = explain(facts(downloading));

        assertThat(explained.state()).isEqualTo(State.UNDER_WAY);
        assertThat(explained.step()).isEqualTo(Step.DOWNLOADING);
        assertThat(explained.next()).contains("Attempt 1 of 3: downloading 41 %");
        assertThat(explained.nextAt()).isEqualTo(NOON.plus(POLICY.stepPatience()));
        assertThat(explained.stuck()).isFalse();
        assertThat(explained.evidence()).anyMatch(it -> it.startsWith("DOWNLOADING since"));
    }

    @Test
    void hasNothingToSayOfADeviceInSync() {
        var explained = explain(facts(inSync()));

        assertThat(explained.state()).isEqualTo(State.SETTLED);
        assertThat(explained.reason()).isEmpty();
        assertThat(explained.next()).isEmpty();
        assertThat(explained.action()).isNull();
        assertThat(facts(inSync()).update(POLICY)).isInstanceOf(Over.class);
    }

    @Test
    void unknownFirmwareThatNobodyBringsBackIsStuck() {
        var known = registered(Standing.expected(NEW, need(1), false), "b1", NEW, NOON).next();
        var odd = registered(known, "b2", null, NOON).next();

        var explained = explain(facts(odd));

        assertThat(explained.state()).isEqualTo(State.SETTLED);
        assertThat(explained.stuck()).isTrue();
        assertThat(explained.action()).contains("odd");
    }

    @Test
    void anObstacleOfItsRolloutPutsTheOrderOffAndNeverForward() {
        var soon = NOON.plusSeconds(1);
        var late = NOON.plusSeconds(3600);

        assertThat(obstructed(Hindrance.BUDGET, soon).orderableAt(POLICY))
                .isEqualTo(NOON.plus(POLICY.grace()));
        assertThat(obstructed(Hindrance.WINDOW, late).dueAt(POLICY)).isEqualTo(late);
    }

    @Test
    void anOrderForWhatWasRevokedIsTakenBackAtOnce() {
        var revoked = new Target("2.0.0", Firmware.State.REVOKED, true);
        var facts = new DeviceFacts(true, ordered(), Link.ONLINE, true, revoked, null);

        assertThat(facts.isTakenBack()).isTrue();
        assertThat(facts.dueAt(POLICY)).isEqualTo(NOON);
    }

    private static Map<Hindrance, DeviceFacts> oneOfEach() {
        var all = new EnumMap<Hindrance, DeviceFacts>(Hindrance.class);
        var quarantined = failed(failed(exhausted(), NOON), NOON).retried(need(1)).orElseThrow();
        all.put(Hindrance.GRACE, facts(drifting()));
        all.put(Hindrance.BACKOFF, facts(failed(drifting(), NOON)));
        all.put(Hindrance.EXHAUSTED, facts(exhausted()));
        all.put(Hindrance.QUARANTINED, facts(quarantined));
        all.put(Hindrance.HELD, facts(drifting().held(new Hold("", NOON)).orElseThrow()));
        all.put(
                Hindrance.CANCELLED,
                facts(ordered().calledOff("wrong", POLICY).orElseThrow().next()));
        all.put(
                Hindrance.DISABLED,
                new DeviceFacts(false, drifting(), Link.ONLINE, true, READY, null));
        all.put(
                Hindrance.OFFLINE,
                new DeviceFacts(true, drifting(), Link.OFFLINE, false, READY, null));
        all.put(Hindrance.REVOKED, assigned(Firmware.State.REVOKED, true));
        all.put(Hindrance.DRAFT, assigned(Firmware.State.DRAFT, true));
        all.put(Hindrance.NO_CONTENT, assigned(Firmware.State.PUBLISHED, false));
        all.put(
                Hindrance.UNTRUSTED,
                assigned(new Target("2.0.0", Firmware.State.PUBLISHED, true, true)));
        all.put(Hindrance.WINDOW, obstructed(Hindrance.WINDOW, NOON.plusSeconds(60)));
        all.put(Hindrance.BUDGET, obstructed(Hindrance.BUDGET, NOON.plusSeconds(60)));
        all.put(
                Hindrance.PAUSED,
                new DeviceFacts(
                        true,
                        drifting(),
                        Link.ONLINE,
                        true,
                        READY,
                        new Obstacle(Hindrance.PAUSED, null)));
        return all;
    }

    private static DeviceFacts assigned(Firmware.State state, boolean hasContent) {
        return assigned(new Target("2.0.0", state, hasContent));
    }

    private static DeviceFacts assigned(Target target) {
        return new DeviceFacts(true, drifting(), Link.ONLINE, true, target, null);
    }

    private static DeviceFacts obstructed(Hindrance hindrance, Instant until) {
        var obstacle = new Obstacle(hindrance, until);
        return new DeviceFacts(true, drifting(), Link.ONLINE, true, READY, obstacle);
    }

    private static Explanation explain(DeviceFacts facts) {
        return Explanation.of(facts, POLICY, NOON);
    }
}
