package calypte.model.drift;

import calypte.model.drift.Change.Happening;
import calypte.model.drift.Change.Happening.Ended;
import calypte.model.drift.Change.Happening.Ignored;
import calypte.model.drift.Change.Happening.Quarantined;
import calypte.model.drift.Change.Happening.Served;
import calypte.model.firmware.FirmwareId;
import calypte.model.update.Ending;
import calypte.model.update.Progress;
import calypte.model.update.Step;
import calypte.model.update.UpdateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Where one device stands between what it should run and what it proved to run.
///
/// A `Standing` never changes. Each thing we learn or decide yields the next one, so the rules of
/// an update's life are the methods below and nowhere else; what a registration means is
/// [Registered]'s part of them.
///
/// @param current what the device last proved to run; a report that is not valid leaves it as it
///   was
/// @param reportedSerial the device's own last word, valid or not
/// @param registeredAt when the device last registered
/// @param driftSince null while it does not drift; set anew by every change of assignment
/// @param setback how the last attempt at the present goal ended, if badly
/// @param recoverUnknown whether a report that is not valid counts as drift, for this type of
///   device
public record Standing(
        @Nullable Goal goal,
        @Nullable FirmwareId current,
        Report report,
        @Nullable String reportedSerial,
        @Nullable Instant registeredAt,
        @Nullable Instant driftSince,
        Boots boots,
        @Nullable Attempt open,
        @Nullable Setback setback,
        Restraints restraints,
        boolean recoverUnknown) {

    /// A device that an operator has just entered.
    public static Standing expected(
            @Nullable FirmwareId assigned, UpdateId need, boolean recoverUnknown) {
        return new Standing(
                assigned == null ? null : Goal.fresh(assigned, need),
                null,
                Report.NONE,
                null,
                null,
                null,
                Boots.NONE,
                null,
                null,
                Restraints.NONE,
                recoverUnknown);
    }

    /// Whether it runs something other than it should, as far as anybody can know.
    public boolean drifts() {
        return goal != null
                && registeredAt != null
                && (!goal.firmware().equals(current) || (recoverUnknown && report.isInvalid()));
    }

    /// Whether it still drifts and every attempt has been spent.
    public boolean isExhausted(Policy policy) {
        return goal != null && drifts() && open == null && goal.attempts() >= policy.maxAttempts();
    }

    /// Whether it drifts, and nobody wants it to be ordered anything.
    public boolean isCalledOff() {
        return goal != null && drifts() && open == null && goal.calledOff();
    }

    /// An operator, or a rollout, says what the device should run from now on.
    public Change assigned(@Nullable FirmwareId firmware, UpdateId need, Instant at) {
        var left = given(Ending.SUPERSEDED, "assigned other firmware");
        var goal = firmware == null ? null : Goal.fresh(firmware, need);
        var next = left.next().with(goal, null, null).driftFrom(at);
        return new Change(next, left.happenings());
    }

    /// The open attempt is given up, because of `why`. There may be another.
    public Change cancelled(String why) {
        return given(Ending.CANCELLED, why);
    }

    /// An operator calls the update off: the open attempt is given up, and there is no other until
    /// a retry or another assignment. Empty if there is nothing to call off.
    public Optional<Change> calledOff(String why, Policy policy) {
        var waits = drifts() && !isCalledOff() && !isExhausted(policy);
        if (goal == null || (open == null && !waits)) {
            return Optional.empty();
        }
        var left = cancelled(why);
        var off = left.next().with(goal.off(), null, left.next().setback());
        return Optional.of(new Change(off, left.happenings()));
    }

    /// An operator wants it tried again: a fresh need, whose grace is over. Empty if an attempt is
    /// open, or the first is still to come.
    public Optional<Standing> retried(UpdateId need) {
        if (goal == null || !drifts() || open != null) {
            return Optional.empty();
        }
        return goal.attempts() > 0 || goal.calledOff()
                ? Optional.of(with(Goal.fresh(goal.firmware(), need), null, null))
                : Optional.empty();
    }

    /// An operator keeps the device at what it runs. Empty if it is held already.
    public Optional<Standing> held(Restraints.Hold hold) {
        return restraints.hold() == null
                ? Optional.of(with(restraints.held(hold)))
                : Optional.empty();
    }

    /// An operator lets it go, be it held or in quarantine. Empty if it is free.
    public Optional<Standing> released() {
        return restraints.isFree() ? Optional.empty() : Optional.of(with(Restraints.NONE));
    }

    /// The device registered.
    public Change reported(Reported news, Policy policy, RandomGenerator random) {
        return new Registered(this, news).change(policy, random);
    }

    /// Whether a registration would tell nothing new: a duplicate, or one from before.
    public boolean isStale(@Nullable String bootId, @Nullable Long seq) {
        return boots.of(bootId, seq) == Boots.Standpoint.STALE;
    }

    /// The order was handed out.
    public Standing dispatched(Policy policy, Instant at) {
        var told = Objects.requireNonNull(goal).dispatched();
        return with(told, Attempt.dispatched(told.attempts(), at, policy), null);
    }

    /// The device spoke of an order. Progress is progress; only a registration proves.
    public Change progressed(Progress word, Instant at, Policy policy, RandomGenerator random) {
        if (goal == null || open == null || !goal.update().value().equals(word.updateId())) {
            return Change.to(this, new Ignored("it speaks of an update that is not under way"));
        }
        if (word.attempt() != null && word.attempt() != open.number()) {
            return Change.to(this, new Ignored("it speaks of attempt " + word.attempt()));
        }
        var step = word.state().step();
        if (step.isPresent()) {
            var further = open.reached(step.get(), word.percent(), at);
            return Change.to(with(goal, further, setback));
        }
        var refused = word.state() == Progress.State.REJECTED;
        var why = word.error() == null ? "the device gave no reason" : word.error().toString();
        var setback = new Setback(refused ? Ending.REJECTED : Ending.FAILED, why);
        return ended(setback, at, policy, random);
    }

    /// Time has passed: the open attempt may be past its deadline, a quarantine may be over.
    public Change expired(Instant now, Policy policy, RandomGenerator random) {
        if (open != null && !now.isBefore(open.dueBy(policy))) {
            var heard = open.step() == Step.DISPATCHED ? "nothing" : open.step().name();
            var setback = new Setback(Ending.TIMED_OUT, "the last heard of it was " + heard);
            return ended(setback, now, policy, random);
        }
        return restraints.isServed(now)
                ? Change.to(with(restraints.served()), new Served())
                : Change.to(this);
    }

    /// A fresh key starts a fresh history of boots.
    public Standing rekeyed() {
        return with(Boots.NONE, reportedSerial);
    }

    /// The open attempt is over, and the next one rests for the back-off.
    Change ended(Setback how, Instant at, Policy policy, RandomGenerator random) {
        if (goal == null || open == null) {
            return Change.to(this);
        }
        var rested = goal.notBefore(policy.nextAttempt(at, open.number(), random));
        var happenings = new ArrayList<Happening>();
        happenings.add(new Ended(goal.update(), goal.firmware(), open.number(), how));
        var next = with(rested, null, how);
        if (how.kind().isFailure()) {
            next = next.with(restraints.failed(at));
            var quarantine = next.restraints().quarantine();
            if (quarantine != null && restraints.quarantine() == null) {
                happenings.add(new Quarantined(quarantine.until()));
            }
        }
        return new Change(next, happenings);
    }

    Standing driftFrom(Instant at) {
        return with(goal, reportedSerial, drifts() ? at : null, boots, open, setback, restraints);
    }

    Standing with(@Nullable Goal goal, @Nullable Attempt open, @Nullable Setback setback) {
        return with(goal, reportedSerial, driftSince, boots, open, setback, restraints);
    }

    Standing with(Boots boots, @Nullable String reportedSerial) {
        return with(goal, reportedSerial, driftSince, boots, open, setback, restraints);
    }

    private Standing with(Restraints restraints) {
        return with(goal, reportedSerial, driftSince, boots, open, setback, restraints);
    }

    private Change given(Ending kind, String why) {
        if (goal == null || open == null) {
            return Change.to(this);
        }
        var setback = new Setback(kind, why);
        return Change.to(
                with(goal, null, setback),
                new Ended(goal.update(), goal.firmware(), open.number(), setback));
    }

    /// This one with the parts that change outside of a report; what it runs stays.
    private Standing with(
            @Nullable Goal goal,
            @Nullable String reportedSerial,
            @Nullable Instant driftSince,
            Boots boots,
            @Nullable Attempt open,
            @Nullable Setback setback,
            Restraints restraints) {
        return new Standing(
                goal,
                current,
                report,
                reportedSerial,
                registeredAt,
                driftSince,
                boots,
                open,
                setback,
                restraints,
                recoverUnknown);
    }
}
