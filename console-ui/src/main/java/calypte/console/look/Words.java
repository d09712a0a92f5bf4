package calypte.console.look;

import calypte.console.client.AuditEvent.Severity;
import calypte.console.client.Badge;
import calypte.console.client.Device;
import calypte.console.fx.Texts;
import calypte.model.device.Link;
import calypte.model.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The words that all screens share.
public final class Words {

    private static final Texts TEXTS = Texts.beside(Words.class);

    private Words() {}

    public static String of(Badge badge) {
        return TEXTS.get("badge." + badge);
    }

    public static String of(Link link) {
        return TEXTS.get("link." + link);
    }

    public static String of(Severity severity) {
        return TEXTS.get("severity." + severity);
    }

    public static String of(RolloutState state) {
        return TEXTS.get("rollout." + state);
    }

    /// When something is to be: "in 3 min".
    public static String until(Instant then, Instant now) {
        var left = Duration.between(now, then);
        if (left.toSeconds() < 1) {
            return TEXTS.get("until.now");
        }
        if (left.toMinutes() < 1) {
            return TEXTS.get("until.seconds", left.toSeconds());
        }
        if (left.toHours() < 1) {
            return TEXTS.get("until.minutes", left.toMinutes());
        }
        return left.toDays() < 1
                ? TEXTS.get("until.hours", left.toHours())
                : TEXTS.get("until.days", left.toDays());
    }

    /// What a device is at in its update: "Downloading 41 %"; its badge when it is at nothing.
    public static String progress(Device device) {
        var update = device.update();
        if (update == null || update.step() == null || device.badge() != Badge.UPDATING) {
            return of(device.badge());
        }
        var step = step(update.step());
        return update.percent() == null ? step : TEXTS.get("step.percent", step, update.percent());
    }

    /// A step of an update, such as `DOWNLOADING`.
    public static String step(String step) {
        return TEXTS.getOr("step." + step, step);
    }

    /// How long ago something was, in one unit: "3 min ago".
    public static String ago(@Nullable Instant then, Instant now) {
        if (then == null) {
            return TEXTS.get("ago.never");
        }
        var age = Duration.between(then, now);
        if (age.toSeconds() < 1) {
            return TEXTS.get("ago.now");
        }
        if (age.toMinutes() < 1) {
            return TEXTS.get("ago.seconds", age.toSeconds());
        }
        if (age.toHours() < 1) {
            return TEXTS.get("ago.minutes", age.toMinutes());
        }
        return age.toDays() < 1
                ? TEXTS.get("ago.hours", age.toHours())
                : TEXTS.get("ago.days", age.toDays());
    }

    /// A size in the unit that suits it: "2.1 MB".
    public static String size(long bytes) {
        if (bytes < 1_000) {
            return TEXTS.get("size.bytes", bytes);
        }
        return bytes < 1_000_000
                ? TEXTS.get("size.kilobytes", bytes / 1e3)
                : TEXTS.get("size.megabytes", bytes / 1e6);
    }
}
