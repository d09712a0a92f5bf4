package calypte.model.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A rollout played through by its decisions alone, under a clock that is a field.
class CourseTest {

    private static final Duration SOAK = Duration.ofMinutes(10);
    private static final Gate GATE = new Gate(80, 20, null, 2, SOAK, false);

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private RolloutState state = RolloutState.RUNNING;
    private final List<Play> phases = new ArrayList<>();
    private final Set<Class<? extends Step>> seen = new HashSet<>();

    @Test
    void onePhaseComesAfterTheOtherAndALaterOneIsNotTouchedEarly() {
        phases(GATE, 5, 10);

        settle();
        assertThat(phases.getFirst().count(TargetState.WAITING)).isEqualTo(5);
        assertThat(phases.getLast().count(TargetState.PLANNED)).isEqualTo(10);

        move(1, TargetState.WAITING, TargetState.SUCCEEDED, 4);
        settle();
        assertThat(phases.getFirst().state).isEqualTo(PhaseState.SOAKING);
        now = now.plus(SOAK).minusMillis(1);
        settle();
        assertThat(phases.getLast().state).isEqualTo(PhaseState.WAITING);

        now = now.plusMillis(1);
        settle();
        assertThat(phases.getFirst().state).isEqualTo(PhaseState.COMPLETE);
        assertThat(phases.getLast().count(TargetState.WAITING)).isEqualTo(10);
    }

    @Test
    void endsWhenNothingIsToComeFromAnyPhase() {
        phases(GATE, 5, 10);
        settle();
        move(1, TargetState.WAITING, TargetState.SUCCEEDED, 4);
        settle();
        now = now.plus(SOAK);
        settle();
        move(2, TargetState.WAITING, TargetState.SUCCEEDED, 10);
        settle();
        assertThat(phases.getLast().state).isEqualTo(PhaseState.COMPLETE);
        assertThat(state).isEqualTo(RolloutState.RUNNING);

        move(1, TargetState.WAITING, TargetState.FAILED, 1);
        settle();
        assertThat(state).isEqualTo(RolloutState.FINISHED);
    }

    @Test
    void whatFallsBackWhileItSoaksClosesTheGateAgain() {
        phases(GATE, 10, 10);
        settle();
        move(1, TargetState.WAITING, TargetState.SUCCEEDED, 8);
        settle();
        move(1, TargetState.SUCCEEDED, TargetState.FAILED, 1);
        settle();
        assertThat(phases.getFirst().state).isEqualTo(PhaseState.RUNNING);

        move(1, TargetState.SUCCEEDED, TargetState.FAILED, 1);
        settle();
        assertThat(state).isEqualTo(RolloutState.PAUSED);
        assertThat(phases.getFirst().state).isEqualTo(PhaseState.STOPPED);
    }

    @Test
    void anApprovalIsAskedForAfterTheSoak() {
        phases(new Gate(80, 20, null, 2, SOAK, true), 5, 10);
        settle();
        move(1, TargetState.WAITING, TargetState.SUCCEEDED, 5);
        settle();
        now = now.plus(SOAK);
        settle();
        assertThat(phases.getFirst().state).isEqualTo(PhaseState.AWAITING_APPROVAL);
        assertThat(phases.getLast().state).isEqualTo(PhaseState.WAITING);
    }

    @Test
    void aLatecomerOfAnEarlierPhaseTripsItsGateToo() {
        phases(new Gate(50, null, 1, 1, Duration.ZERO, false), 5, 10);
        settle();
        move(1, TargetState.WAITING, TargetState.SUCCEEDED, 3);
        settle();
        assertThat(phases.getLast().state).isEqualTo(PhaseState.RUNNING);

        move(1, TargetState.WAITING, TargetState.FAILED, 2);
        assertThat(course().next(now)).isInstanceOf(Step.Trip.class);
    }

    @Test
    void aFirmwareThatMayNotBeDeliveredHaltsIt() {
        phases(GATE, 5);
        var course = new Course(state, course().phases(), false, false);

        assertThat(course.next(now)).isInstanceOf(Step.Halt.class);
    }

    @Test
    void anEndlessOneStaysOpenForThoseWhoComeLater() {
        phases(GATE, 2);
        settle();
        move(1, TargetState.WAITING, TargetState.SUCCEEDED, 2);
        var endless = new Course(state, course().phases(), true, true);

        assertThat(endless.next(now)).isEqualTo(new Step.Rest());
    }

    @Test
    void whateverHappensNobodyIsAssignedAfterAGateHasTrippedAndItAlwaysRests() {
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            phases.clear();
            state = RolloutState.RUNNING;
            var soak = Duration.ofSeconds(random.nextInt(3) * 30L);
            var gate =
                    new Gate(
                            random.nextInt(101),
                            random.nextInt(101),
                            random.nextBoolean() ? random.nextInt(5) : null,
                            random.nextInt(8),
                            soak,
                            random.nextInt(5) == 0);
            phases(
                    gate,
                    IntStream.range(0, 1 + random.nextInt(4))
                            .map(_ -> random.nextInt(12))
                            .toArray());
            for (var turn = 0; turn < 60; turn++) {
                settle();
                fate(random);
            }
        }
        assertThat(seen)
                .contains(
                        Step.Trip.class,
                        Step.Begin.class,
                        Step.Assign.class,
                        Step.Soak.class,
                        Step.Complete.class,
                        Step.AskApproval.class,
                        Step.Finish.class);
    }

    /// Something happens: devices move, an operator acts, time passes.
    private void fate(Random random) {
        now = now.plusSeconds(random.nextInt(40));
        var phase = phases.get(random.nextInt(phases.size()));
        var states = TargetState.values();
        var from = states[1 + random.nextInt(4)];
        var to = states[1 + random.nextInt(states.length - 1)];
        if (phase.count(from) > 0) {
            phase.move(from, to, 1 + random.nextInt(phase.count(from)));
        }
        if (state == RolloutState.PAUSED && random.nextInt(3) == 0) {
            state = RolloutState.RUNNING;
            phases.forEach(Play::accept);
        }
        phases.stream()
                .filter(it -> it.state == PhaseState.AWAITING_APPROVAL && random.nextInt(3) == 0)
                .forEach(it -> it.state = PhaseState.COMPLETE);
    }

    private void phases(Gate gate, int... sizes) {
        for (var size : sizes) {
            phases.add(new Play(phases.size() + 1, gate, size));
        }
    }

    private void move(int phase, TargetState from, TargetState to, int count) {
        phases.get(phase - 1).move(from, to, count);
    }

    private Course course() {
        return new Course(state, phases.stream().map(Play::phase).toList(), false, true);
    }

    /// Does what is to be done until there is nothing, as the engine does.
    private void settle() {
        for (var steps = 0; steps < 100; steps++) {
            var course = course();
            var step = course.next(now);
            seen.add(step.getClass());
            if (course.tripped().isPresent()) {
                assertThat(step).isNotInstanceOfAny(Step.Begin.class, Step.Assign.class);
            }
            if (step instanceof Step.Rest) {
                return;
            }
            take(step);
        }
        throw new AssertionError("it never rests: " + course());
    }

    private void take(Step step) {
        switch (step) {
            case Step.Trip(var phase, _) -> {
                state = RolloutState.PAUSED;
                phases.get(phase - 1).state = PhaseState.STOPPED;
            }
            case Step.Halt _ -> state = RolloutState.PAUSED;
            case Step.Begin(var phase) -> phases.get(phase - 1).state = PhaseState.RUNNING;
            case Step.Assign(var phase) -> {
                for (var earlier : phases.subList(0, phase - 1)) {
                    assertThat(earlier.state).isEqualTo(PhaseState.COMPLETE);
                }
                phases.get(phase - 1).move(TargetState.PLANNED, TargetState.WAITING, 1);
            }
            case Step.Soak(var phase, var until) -> {
                phases.get(phase - 1).state = PhaseState.SOAKING;
                phases.get(phase - 1).soakUntil = until;
            }
            case Step.Reopen(var phase) -> phases.get(phase - 1).state = PhaseState.RUNNING;
            case Step.AskApproval(var phase) ->
                    phases.get(phase - 1).state = PhaseState.AWAITING_APPROVAL;
            case Step.Complete(var phase) -> phases.get(phase - 1).state = PhaseState.COMPLETE;
            case Step.Finish _ -> {
                assertThat(course().counts().open()).isZero();
                state = RolloutState.FINISHED;
            }
            case Step.Rest _ -> throw new AssertionError("nothing to take");
        }
    }

    /// A phase that is played.
    private static final class Play {
        final int number;
        final Gate gate;
        final Map<TargetState, Integer> counts = new EnumMap<>(TargetState.class);
        PhaseState state = PhaseState.WAITING;
        int accepted;
        Instant soakUntil = Instant.EPOCH;

        Play(int number, Gate gate, int size) {
            this.number = number;
            this.gate = gate;
            counts.put(TargetState.PLANNED, size);
        }

        int count(TargetState of) {
            return counts.getOrDefault(of, 0);
        }

        void move(TargetState from, TargetState to, int count) {
            counts.merge(from, -count, Integer::sum);
            counts.merge(to, count, Integer::sum);
        }

        void accept() {
            accepted = count(TargetState.FAILED);
            if (state == PhaseState.STOPPED) {
                state = PhaseState.RUNNING;
            }
        }

        Phase phase() {
            return new Phase(number, state, gate, Counts.of(counts), accepted, soakUntil);
        }
    }
}
