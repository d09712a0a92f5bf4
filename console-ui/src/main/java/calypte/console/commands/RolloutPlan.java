package calypte.console.commands;

import calypte.console.client.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// What a new rollout is to be: whom it reaches, in which phases, and how fast.
final class RolloutPlan {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*%");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final String TAG = "tag=";

    @Mixin private final RolloutGate gate = new RolloutGate();

    @Option(names = "--name", paramLabel = "NAME", description = "what people call it")
    private @Nullable String name;

    @Option(
            names = "--filter",
            paramLabel = "RSQL",
            description = "which devices (default: all of the firmware's type)")
    private @Nullable String filter;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "serial or id, instead of a filter; may be repeated")
    private List<String> devices = new ArrayList<>();

    @Option(names = "--include-future", description = "also devices that match later")
    private boolean includeFuture;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            description = "all-at-once, or canary: 1 %%, 10 %%, 50 %%, rest (default: all-at-once)")
    private @Nullable String preset;

    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            description =
                    "instead of a preset: 10%%, 5 (devices), tag=lab or rest; repeated in order")
    private List<String> phases = new ArrayList<>();

    @Option(names = "--rate", paramLabel = "N", description = "orders a minute at most")
    private @Nullable Integer rate;

    @Option(
            names = "--max-in-flight",
            paramLabel = "N",
            description = "devices at it at once, at most")
    private @Nullable Integer maxInFlight;

    @Option(
            names = "--window",
            paramLabel = "CRON",
            description = "when it may order, such as '0 2 * * *'; with --window-for")
    private @Nullable String window;

    @Option(names = "--window-for", paramLabel = "DURATION", description = "such as 3h")
    private @Nullable String windowFor;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "of the window, such as Europe/Berlin (default: UTC)")
    private String zone = "UTC";

    @Option(names = "--allow-downgrade", description = "needs --reason")
    private boolean allowDowngrade;

    @Option(names = "--reason", paramLabel = "TEXT", description = "for the audit trail")
    private @Nullable String reason;

    /// What is wrong with the options; null if nothing is.
    @Nullable String objection() {
        if (filter != null && !devices.isEmpty()) {
            return "give either --filter or --device";
        }
        if (preset != null && !phases.isEmpty()) {
            return "give either --preset or --phase";
        }
        if ((window == null) != (windowFor == null)) {
            return "--window and --window-for go together";
        }
        if (allowDowngrade && reason == null) {
            return "--allow-downgrade needs --reason";
        }
        return phases.stream().allMatch(it -> phase(it) != null)
                ? null
                : "a phase is like 10%, 5, tag=lab or rest";
    }

    /// Whether it never ends by itself.
    boolean isEndless() {
        return includeFuture;
    }

    /// As `POST /rollouts` has it.
    Map<String, Object> body(Names names, JsonNode firmware) throws Trouble, CommandFailure {
        var body = new LinkedHashMap<String, Object>();
        put(body, "name", name);
        body.put("firmware_id", Names.id(firmware));
        if (devices.isEmpty()) {
            var everyone = "type_id==" + Column.text(firmware.path("type_id"));
            body.put("filter", filter == null ? everyone : filter);
        } else {
            body.put("ids", names.deviceIds(devices));
        }
        body.put("include_future", includeFuture);
        if (phases.isEmpty()) {
            var word = preset == null ? "all-at-once" : preset;
            body.put("preset", word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } else {
            body.put("phases", phases.stream().map(RolloutPlan::phase).toList());
        }
        gate.addTo(body);
        put(body, "rate_per_minute", rate);
        put(body, "max_in_flight", maxInFlight);
        if (window != null && windowFor != null) {
            body.put("window", Map.of("cron", window, "duration", windowFor, "zone", zone));
        }
        body.put("allow_downgrade", allowDowngrade);
        put(body, "reason", reason);
        return body;
    }

    /// Null if it is none.
    private static @Nullable Map<String, Object> phase(String text) {
        var percent = PERCENT.matcher(text.strip());
        if (percent.matches()) {
            return Map.of("percent", Integer.valueOf(percent.group(1)));
        }
        if (COUNT.matcher(text).matches()) {
            return Map.of("count", Integer.valueOf(text));
        }
        if (text.startsWith(TAG)) {
            return Map.of("tag", text.substring(TAG.length()));
        }
        return text.equalsIgnoreCase("rest") ? Map.of("percent", 100) : null;
    }

    private static void put(Map<String, Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
