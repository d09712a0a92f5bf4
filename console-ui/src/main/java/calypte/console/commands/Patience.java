package calypte.console.commands;

import calypte.console.client.Trouble;
import calypte.console.client.Unreachable;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Waits for the fleet to come to something, and says on stderr how far it is.
final class Patience {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = Span.class,
            description = "how long to wait, such as 90s (default: 10m; for a rollout 2h)")
    private @Nullable Duration timeout;

    private final Duration usual;

    private Patience(Duration usual) {
        this.usual = usual;
    }

    /// For an update, or less.
    static Patience ordinary() {
        return new Patience(Duration.ofMinutes(10));
    }

    /// For a rollout: between its phases it is watched for ten minutes each, unless told otherwise.
    static Patience great() {
        return new Patience(Duration.ofHours(2));
    }

    /// What a look at the fleet shows.
    sealed interface Sight {
        /// There is nothing more to wait for.
        record Over(ExitCode code, String words) implements Sight {}

        record Pending(String words) implements Sight {}
    }

    /// Asks the server once.
    interface Look {
        Sight now() throws Trouble, CommandFailure;
    }

    boolean isSet() {
        return timeout != null;
    }

    /// Looks again and again. A server that is away for a moment, to be restarted perhaps, costs
    /// only time.
    ExitCode until(Terminal terminal, Look look)
            throws Trouble, CommandFailure, InterruptedException {
        var span = timeout == null ? usual : timeout;
        var end = terminal.clock().instant().plus(span);
        var pause = FIRST;
        var said = "";
        while (true) {
            Unreachable away = null;
            var words = said;
            try {
                switch (look.now()) {
                    case Sight.Over(var code, var last) -> {
                        terminal.note(last);
                        return code;
                    }
                    case Sight.Pending(var so) -> words = so;
                }
            } catch (Unreachable e) {
                away = e;
                words = e.getMessage() + "; waiting for it";
            }
            if (!words.equals(said)) {
                terminal.note(words);
                said = words;
            }
            var left = Duration.between(terminal.clock().instant(), end);
            if (!left.isPositive()) {
                throw tooLate(span, words, away);
            }
            terminal.pause().rest(left.compareTo(pause) < 0 ? left : pause);
            pause = pause.multipliedBy(5).dividedBy(4);
            pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        }
    }

    private static CommandFailure tooLate(Duration span, String words, @Nullable Unreachable away) {
        return new CommandFailure(
                away == null ? ExitCode.TIMED_OUT : ExitCode.UNREACHABLE,
                "gave up after %s; last seen: %s".formatted(text(span), words));
    }

    private static String text(Duration span) {
        return span.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
