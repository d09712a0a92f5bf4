package calypte.model.drift;

import calypte.model.drift.Change.Happening.Ignored;
import calypte.model.drift.Change.Happening.Proven;
import calypte.model.update.Ending;
import calypte.model.update.Step;
import java.util.random.RandomGenerator;

/// What a registration makes of a standing: the one way to prove an update, and the one to begin a
/// new need.
///
/// @param before where the device stood when it registered
record Registered(Standing before, Reported news) {

    Change change(Policy policy, RandomGenerator random) {
        return switch (before.boots().of(news.bootId(), news.seq())) {
            case STALE -> Change.to(before, new Ignored("older than a registration already heard"));
            case SAME_BOOT -> sameBoot();
            case NEW_BOOT -> newBoot(policy, random);
        };
    }

    private Change sameBoot() {
        var counted = before.boots().counted(news.seq());
        if (!news.firmwareSerial().equals(before.boots().firmwareSerial())) {
            return Change.to(
                    before.with(counted, news.firmwareSerial()),
                    new Ignored("it names other firmware without having booted again"));
        }
        var next = running(before.with(counted, before.reportedSerial()));
        return next.drifts() ? Change.to(next) : next.cancelled("the device needs it no longer");
    }

    private Change newBoot(Policy policy, RandomGenerator random) {
        var booted = before.boots().booted(news.bootId(), news.seq(), news.firmwareSerial());
        var next = running(before.with(booted, news.firmwareSerial()));
        if (before.goal() == null || next.drifts()) {
            return before.open() == null ? Change.to(next) : bootedOther(next, policy, random);
        }
        return settled(next.with(next.goal(), null, null));
    }

    /// The need is met. It was this platform's doing if it had told the device.
    private Change settled(Standing next) {
        var goal = before.goal();
        return goal == null || goal.attempts() == 0 || !before.drifts()
                ? Change.to(next)
                : Change.to(next, new Proven(goal.update(), goal.firmware(), goal.attempts()));
    }

    /// A valid report moves `current`, any other leaves it; a drift that begins here is a new need.
    private Standing running(Standing standing) {
        var now = news.report() == Report.VALID ? news.known() : standing.current();
        var next =
                new Standing(
                        standing.goal(),
                        now,
                        news.report(),
                        news.firmwareSerial(),
                        news.at(),
                        standing.driftSince(),
                        standing.boots(),
                        standing.open(),
                        standing.setback(),
                        standing.restraints(),
                        standing.recoverUnknown());
        var goal = standing.goal();
        if (goal != null
                && next.drifts()
                && !standing.drifts()
                && standing.registeredAt() != null) {
            next = next.with(Goal.fresh(goal.firmware(), news.freshNeed()), null, null);
        }
        return next.drifts() && next.driftSince() != null ? next : next.driftFrom(news.at());
    }

    private Change bootedOther(Standing next, Policy policy, RandomGenerator random) {
        var open = before.open();
        var claimed = open != null && open.step() == Step.REBOOTING;
        var kind = claimed ? Ending.FALSE_SUCCESS : Ending.INTERRUPTED;
        var how = new Setback(kind, "it came back with " + news.firmwareSerial());
        return next.ended(how, news.at(), policy, random);
    }
}
