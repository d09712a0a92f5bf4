package calypte.console.devices;

import calypte.console.client.ServerSettings;
import calypte.console.client.ServerSettings.Item;
import calypte.console.frame.Notice;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes an assignment back while nobody was told of it: as long as the server's grace lasts.
final class Undoing {

    private static final String GRACE = "calypte.rollout.grace";
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Pattern SPAN = Pattern.compile("(\\d+)(ms|s|m|h)");

    private final Surroundings around;
    private final Runnable onDone;
    private final Texts texts = Texts.beside(Undoing.class);

    /// @param onDone hears when something was taken back
    Undoing(Surroundings around, Runnable onDone) {
        this.around = around;
        this.onDone = onDone;
    }

    /// Says what was assigned, and offers to undo it.
    ///
    /// @param assignment null if nobody was assigned anything
    void offer(String said, @Nullable String assignment) {
        if (assignment == null) {
            around.notices().done(said);
            return;
        }
        var undo = new Notice.Action(texts.get("undo"), () -> undo(assignment));
        around.background()
                .run(
                        () -> grace(around.fleet().platform().settings()),
                        grace -> around.notices().undoable(said, grace, undo),
                        _ -> around.notices().undoable(said, USUAL, undo));
    }

    private void undo(String assignment) {
        around.background()
                .run(
                        () -> around.fleet().oneDevice().undo(assignment),
                        undone -> {
                            var late = undone.tooLate() + undone.changedSince();
                            if (late == 0) {
                                around.notices().done(texts.get("undone", undone.restored()));
                            } else {
                                around.notices()
                                        .warning(
                                                texts.get("undone.late", undone.restored(), late),
                                                null);
                            }
                            onDone.run();
                        },
                        cause ->
                                around.notices()
                                        .error(
                                                texts.get(
                                                        "bulk.failed",
                                                        String.valueOf(cause.getMessage()))));
    }

    static Duration grace(ServerSettings settings) {
        return settings.items().stream()
                .filter(item -> item.key().equals(GRACE))
                .findFirst()
                .map(Item::value)
                .map(Undoing::span)
                .orElse(USUAL);
    }

    private static Duration span(String text) {
        var span = SPAN.matcher(text);
        if (!span.matches()) {
            return USUAL;
        }
        var number = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
