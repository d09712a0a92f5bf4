package calypte.console.rollouts;

import calypte.console.client.Catalogue;
import calypte.console.client.Rollout;
import calypte.console.client.Rollout.Counts;
import calypte.console.client.Rollout.Gate;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import calypte.model.rollout.PhaseState;
import calypte.model.rollout.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/// What is said of rollouts, in the list and on their own pages.
final class RolloutWords {

    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter LATER =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Texts texts = Texts.beside(RolloutWords.class);
    private final ZoneId zone;

    /// @param zone whose clock is told
    RolloutWords(ZoneId zone) {
        this.zone = zone;
    }

    /// Which devices it is for. The type goes without saying in the filter.
    String target(Rollout rollout, Catalogue catalogue) {
        var type = rollout.typeId();
        var named = type == null ? "" : catalogue.typeName(type);
        var filter = rollout.filter();
        if (filter == null) {
            return texts.get("target.chosen", named, rollout.counts().total());
        }
        if (filter.isBlank() || filter.equals("type_id==" + type)) {
            return texts.get("target.all", named);
        }
        return texts.get(
                "target.some", named, filter.replaceFirst(";?type_id==" + type + ";?", ""));
    }

    String progress(Counts counts) {
        return texts.get("progress", counts.finished(), counts.base());
    }

    /// The share of failures against the limit of the phase at which it stands.
    String failures(Rollout rollout) {
        var counts = rollout.counts();
        if (counts.failed() == 0) {
            return texts.get("failures.none");
        }
        var limit = rollout.current().map(phase -> phase.gate().maxFailurePercent());
        return limit.isPresent()
                ? texts.get(
                        "failures.limited", counts.failed(), counts.failurePercent(), limit.get())
                : texts.get("failures", counts.failed(), counts.failurePercent());
    }

    /// The same as a time only.
    String etaClock(Rollout rollout, Instant now) {
        return done(rollout).map(at -> clock(at, now)).orElse("");
    }

    /// When it will be done, if it goes on as it did, and no sooner than the clock lets it go on.
    /// Nobody knows while it waits for approval.
    String eta(Rollout rollout, Instant now) {
        return done(rollout)
                .map(at -> texts.get("eta", clock(at, now), Words.until(at, now)))
                .orElse("");
    }

    private static Optional<Instant> done(Rollout rollout) {
        var eta = rollout.eta();
        if (eta == null || rollout.asksForApproval()) {
            return Optional.empty();
        }
        var next = rollout.nextAt();
        return Optional.of(next != null && next.isAfter(eta) ? next : eta);
    }

    String clock(Instant at, Instant now) {
        var isFar = Duration.between(now, at).abs().toHours() >= 20;
        return (isFar ? LATER : TODAY).format(at.atZone(zone));
    }

    String of(TargetState state) {
        return texts.get("target." + state);
    }

    String of(PhaseState state) {
        return texts.get("phase." + state);
    }

    /// A reason's code in words, where we know it; else as it came.
    String reason(String code) {
        return texts.getOr("reason." + code, code);
    }

    /// What must hold before the next phase begins; of the last phase, what stops it.
    String gate(Gate gate, boolean isLast) {
        var parts = new ArrayList<String>();
        if (!isLast) {
            parts.add(texts.get("gate.success", gate.minSuccessPercent()));
        }
        if (gate.maxFailurePercent() != null) {
            parts.add(texts.get("gate.failure", gate.maxFailurePercent()));
        }
        if (gate.maxFailures() != null) {
            parts.add(texts.get("gate.failures", gate.maxFailures()));
        }
        if (!isLast && !gate.soak().equals("0s")) {
            parts.add(texts.get("gate.soak", gate.soak()));
        }
        if (!isLast && gate.approval()) {
            parts.add(texts.get("gate.approval"));
        }
        var all = String.join(texts.get("gate.and"), parts);
        return isLast ? texts.get(parts.isEmpty() ? "gate.last" : "gate.stops", all) : all;
    }

    Texts texts() {
        return texts;
    }
}
