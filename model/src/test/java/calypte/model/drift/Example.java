package calypte.model.drift;

import calypte.model.device.Link;
import calypte.model.drift.DeviceFacts.Target;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.update.Progress;
import calypte.model.update.UpdateId;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A device that runs 1.0.0 since noon and should run 2.0.0, and what can become of it.
final class Example {

    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    static final Policy POLICY =
            new Policy(
                    Duration.ofSeconds(10),
                    3,
                    Duration.ofSeconds(30),
                    Duration.ofHours(2),
                    Duration.ofMinutes(30));
    static final FirmwareId OLD = new FirmwareId(new UUID(1, 4));
    static final FirmwareId NEW = new FirmwareId(new UUID(1, 5));
    static final Target READY = new Target("2.0.0", Firmware.State.PUBLISHED, true);

    private static final RandomGenerator RANDOM = new Random(1);

    private Example() {}

    static Standing drifting() {
        return registered(Standing.expected(NEW, need(1), true), "b1", OLD, NOON).next();
    }

    static Standing ordered() {
        return drifting().dispatched(POLICY, NOON);
    }

    static Standing inSync() {
        return registered(ordered(), "b2", NEW, NOON).next();
    }

    static Standing exhausted() {
        var standing = drifting();
        for (var attempt = 0; attempt < POLICY.maxAttempts(); attempt++) {
            standing = failed(standing, NOON);
        }
        return standing;
    }

    /// Ordered and failed, in one moment.
    static Standing failed(Standing standing, Instant at) {
        return said(standing.dispatched(POLICY, at), Progress.State.FAILED, at);
    }

    static Change registered(
            Standing standing, String boot, @Nullable FirmwareId runs, Instant at) {
        var serial = NEW.equals(runs) ? "new" : OLD.equals(runs) ? "old" : "odd";
        var report = runs == null ? Report.UNKNOWN : Report.VALID;
        var news = new Reported(serial, runs, report, boot, null, need(2), at);
        return standing.reported(news, POLICY, RANDOM);
    }

    static Standing said(Standing standing, Progress.State state, Instant at) {
        return says(standing, state, null, at).next();
    }

    static Change says(
            Standing standing, Progress.State state, @Nullable Integer percent, Instant at) {
        var update = standing.goal() == null ? need(9) : standing.goal().update();
        var word = new Progress(update.value(), null, state, percent, null);
        return standing.progressed(word, at, POLICY, RANDOM);
    }

    static Change expired(Standing standing, Instant at) {
        return standing.expired(at, POLICY, RANDOM);
    }

    /// Connected and listening, its firmware ready to be delivered.
    static DeviceFacts facts(Standing standing) {
        return new DeviceFacts(true, standing, Link.ONLINE, true, READY, null);
    }

    static UpdateId need(int number) {
        return new UpdateId(new UUID(0, number));
    }
}
