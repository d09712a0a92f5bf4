package calypte.model.drift;

import calypte.model.drift.Change.Happening.Ended;
import calypte.model.drift.Change.Happening.Ignored;
import calypte.model.drift.Change.Happening.Proven;
import calypte.model.firmware.FirmwareId;
import calypte.model.update.Progress;
import calypte.model.update.UpdateId;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Where one device stands between what it should run and what it proved to run.
///
/// A `Standing` never changes. Each thing we learn or decide yields the next one, so the rules of
/// an update's life are the methods below and nowhere else.
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
        boolean recoverUnknown) {

    /// A device that an operator has just entered.
    public static Standing expected(
            @Nullable FirmwareId assigned, UpdateId need, boolean recoverUnknown) {
        var goal = assigned == null ? null : Goal.fresh(assigned, need);
        return new Standing(
                goal, null, Report.NONE, null, null, null, Boots.NONE, null, null, recoverUnknown);
    }

    /// Whether it runs something other than it should, as far as anybody can know.
    public boolean drifts() {
        return goal != null
                && registeredAt != null
                && (!goal.firmware().equals(current) || (recoverUnknown && report.isInvalid()));
    }

    /// When an order may go out to it, as far as its standing goes; null if none is needed, one is
    /// already open, or no attempt is left.
    public @Nullable Instant orderableAt(Policy policy) {
        if (goal == null || driftSince == null || open != null || isExhausted(policy)) {
            return null;
        }
        var afterGrace = driftSince.plus(policy.grace());
        var afterBackoff = goal.nextAttemptAt();
        return afterBackoff == null || afterBackoff.isBefore(afterGrace)
                ? afterGrace
                : afterBackoff;
    }

    /// Whether it still drifts and every attempt has been spent.
    public boolean isExhausted(Policy policy) {
        return goal != null && drifts() && open == null && goal.attempts() >= policy.maxAttempts();
    }

    /// An operator, or a rollout, says what the device should run from now on.
    public Change assigned(@Nullable FirmwareId firmware, UpdateId need, Instant at) {
        var left = cancelled("assigned other firmware");
        var goal = firmware == null ? null : Goal.fresh(firmware, need);
        var next = left.next().with(goal, null, null).driftFrom(at);
        return new Change(next, left.happenings());
    }

    /// The open attempt is given up, because of `why`.
    public Change cancelled(String why) {
        if (goal == null || open == null) {
            return Change.to(this);
        }
        var setback = new Setback(Setback.Kind.CANCELLED, why);
        return Change.to(
                with(goal, null, setback),
                new Ended(goal.update(), goal.firmware(), open.number(), setback));
    }

    /// The device registered.
    public Change reported(Reported news, Policy policy, RandomGenerator random) {
        return switch (boots.of(news.bootId(), news.seq())) {
            case STALE -> Change.to(this, new Ignored("older than a registration already heard"));
            case SAME_BOOT -> sameBoot(news);
            case NEW_BOOT -> newBoot(news, policy, random);
        };
    }

    /// Whether a registration would tell nothing new: a duplicate, or one from before.
    public boolean isStale(@Nullable String bootId, @Nullable Long seq) {
        return boots.of(bootId, seq) == Boots.Standpoint.STALE;
    }

    /// The order was handed out.
    public Standing dispatched(Policy policy, Instant at) {
        var told = Objects.requireNonNull(goal).dispatched();
        var attempt = new Attempt(told.attempts(), at, at.plus(policy.deadline()), null, null);
        return with(told, attempt, null);
    }

    /// The device spoke of an order. Progress is progress; only a registration proves.
    public Change progressed(Progress word, Instant at, Policy policy, RandomGenerator random) {
        if (goal == null || open == null || !goal.update().value().equals(word.updateId())) {
            return Change.to(this, new Ignored("it speaks of an update that is not under way"));
        }
        if (word.attempt() != null && word.attempt() != open.number()) {
            return Change.to(this, new Ignored("it speaks of attempt " + word.attempt()));
        }
        if (word.state().isEnd()) {
            var kind =
                    word.state() == Progress.State.FAILED
                            ? Setback.Kind.FAILED
                            : Setback.Kind.REJECTED;
            return ended(new Setback(kind, detail(word.error())), at, policy, random);
        }
        return Change.to(with(goal, open.reached(word.state(), word.percent()), setback));
    }

    /// The deadline of the open attempt, if it has one, may have passed.
    public Change expired(Instant now, Policy policy, RandomGenerator random) {
        if (open == null || now.isBefore(open.deadline())) {
            return Change.to(this);
        }
        var heard = open.progress() == null ? "nothing" : open.progress().toString();
        var setback = new Setback(Setback.Kind.TIMED_OUT, "the last heard of it was " + heard);
        return ended(setback, now, policy, random);
    }

    /// A fresh key starts a fresh history of boots.
    public Standing rekeyed() {
        return with(Boots.NONE, reportedSerial);
    }

    private Change sameBoot(Reported news) {
        var counted = boots.counted(news.seq());
        if (!news.firmwareSerial().equals(boots.firmwareSerial())) {
            return Change.to(
                    with(counted, news.firmwareSerial()),
                    new Ignored("it names other firmware without having booted again"));
        }
        var next = with(counted, reportedSerial).running(news);
        return next.drifts() ? Change.to(next) : next.cancelled("the device needs it no longer");
    }

    private Change newBoot(Reported news, Policy policy, RandomGenerator random) {
        var booted = boots.booted(news.bootId(), news.seq(), news.firmwareSerial());
        var next = with(booted, news.firmwareSerial()).running(news);
        if (goal == null || next.drifts()) {
            return open == null ? Change.to(next) : next.bootedOther(news, policy, random);
        }
        var settled = next.with(goal, null, null);
        return goal.attempts() == 0 || !drifts()
                ? Change.to(settled)
                : Change.to(settled, new Proven(goal.update(), goal.firmware(), goal.attempts()));
    }

    /// A valid report moves `current`, any other leaves it; a drift that begins here is a new need.
    private Standing running(Reported news) {
        var now = news.report() == Report.VALID ? news.known() : current;
        var wasDrifting = drifts();
        var next =
                new Standing(
                        goal,
                        now,
                        news.report(),
                        news.firmwareSerial(),
                        news.at(),
                        driftSince,
                        boots,
                        open,
                        setback,
                        recoverUnknown);
        if (goal != null && next.drifts() && !wasDrifting && registeredAt != null) {
            next = next.with(Goal.fresh(goal.firmware(), news.freshNeed()), null, null);
        }
        return next.drifts() && next.driftSince != null ? next : next.driftFrom(news.at());
    }

    private Change bootedOther(Reported news, Policy policy, RandomGenerator random) {
        var claimed = open != null && open.progress() == Progress.State.REBOOTING;
        var kind = claimed ? Setback.Kind.FALSE_SUCCESS : Setback.Kind.INTERRUPTED;
        return ended(
                new Setback(kind, "it came back with " + news.firmwareSerial()),
                news.at(),
                policy,
                random);
    }

    private Change ended(Setback how, Instant at, Policy policy, RandomGenerator random) {
        if (goal == null || open == null) {
            return Change.to(this);
        }
        var rested = goal.notBefore(policy.nextAttempt(at, open.number(), random));
        return Change.to(
                with(rested, null, how),
                new Ended(goal.update(), goal.firmware(), open.number(), how));
    }

    private static String detail(Progress.@Nullable Failure error) {
        if (error == null) {
            return "the device gave no reason";
        }
        var message = error.message();
        return message == null || message.isBlank()
                ? error.code().name()
                : error.code() + ": " + message;
    }

    private Standing driftFrom(Instant at) {
        return with(goal, reportedSerial, drifts() ? at : null, boots, open, setback);
    }

    private Standing with(@Nullable Goal goal, @Nullable Attempt open, @Nullable Setback setback) {
        return with(goal, reportedSerial, driftSince, boots, open, setback);
    }

    private Standing with(Boots boots, @Nullable String reportedSerial) {
        return with(goal, reportedSerial, driftSince, boots, open, setback);
    }

    /// This one with the parts that change outside of a report; what it runs stays.
    private Standing with(
            @Nullable Goal goal,
            @Nullable String reportedSerial,
            @Nullable Instant driftSince,
            Boots boots,
            @Nullable Attempt open,
            @Nullable Setback setback) {
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
                recoverUnknown);
    }
}
