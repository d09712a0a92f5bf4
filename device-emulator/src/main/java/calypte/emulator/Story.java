package calypte.emulator;

import calypte.emulator.device.Happening;
import calypte.model.device.Sync;
import calypte.model.update.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells what happens to a fleet line by line, with the time since it began.
public final class Story {

    /// One word on the way is enough; a fleet tells much at once.
    private static final int HALF = 50;

    private final Consumer<String> out;
    private final InstantSource clock;
    private final Instant begun;

    /// @param out hears every line, on any thread
    public Story(Consumer<String> out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /// A line of the teller's own.
    public void say(String line) {
        var passed = Duration.between(begun, clock.instant());
        out.accept(String.format(Locale.ROOT, "%6.1fs  %s", passed.toMillis() / 1_000.0, line));
    }

    /// A line about a device, if there is something to tell.
    public void tell(Happening happening) {
        words(happening).ifPresent(words -> say(happening.serial() + "  " + words));
    }

    private static Optional<String> words(Happening happening) {
        return switch (happening) {
            case Happening.Registered(_, var firmware, var sync, var assigned) ->
                    Optional.of(registered(firmware, sync, assigned));
            case Happening.Ordered(_, var order) ->
                    Optional.of(
                            "was ordered to take "
                                    + order.firmware().version()
                                    + (order.attempt() > 1 ? ", attempt " + order.attempt() : ""));
            case Happening.Progressed(_, var progress) -> words(progress);
            case Happening.Proven(_, var firmware) -> Optional.of("proven: it runs " + firmware);
            case Happening.Cancelled(_, var reason) -> Optional.of("dropped its order: " + reason);
            case Happening.PowerCut(_, var at) ->
                    Optional.of("lost power before it had " + at.words());
            case Happening.Hung(_, var at) -> Optional.of("got stuck before it had " + at.words());
            case Happening.PoweredOff _ -> Optional.of("has no power");
            case Happening.Rebooted(_, var firmware) -> Optional.of("booted " + firmware);
            case Happening.WentAway _ -> Optional.of("has no network for a while");
            case Happening.LinkLost _ -> Optional.of("lost its connection");
            case Happening.ConnectFailed(_, var refused, var why, var tries) ->
                    tries > 1
                            ? Optional.empty()
                            : Optional.of((refused ? "was refused: " : "found no server: ") + why);
            case Happening.PoweredOn _, Happening.Connected _ -> Optional.empty();
        };
    }

    private static String registered(String firmware, Sync sync, @Nullable String assigned) {
        var said = "registered with " + firmware;
        return switch (sync) {
            case IN_SYNC -> said + ", in sync";
            case DRIFTED -> said + ", but should run " + assigned;
            case UNKNOWN_FIRMWARE -> said + ", which nobody knows";
            case UNASSIGNED -> said + ", nothing is assigned to it";
            case NEVER_SEEN -> said;
        };
    }

    private static Optional<String> words(Progress progress) {
        var error = progress.error();
        return switch (progress.state()) {
            case DOWNLOADING -> percent(progress);
            case INSTALLING -> Optional.of("checked the image and installs it");
            case REBOOTING -> Optional.of("reboots");
            case FAILED -> Optional.of("failed" + reason(error));
            case REJECTED -> Optional.of("refused its order" + reason(error));
            case ACCEPTED, VERIFYING -> Optional.empty();
        };
    }

    private static String reason(Progress.@Nullable Failure error) {
        return error == null ? "" : ", " + error.code() + ": " + error.message();
    }

    private static Optional<String> percent(Progress progress) {
        var percent = progress.percent();
        return percent == null || percent != HALF
                ? Optional.empty()
                : Optional.of("has half of the image");
    }
}
