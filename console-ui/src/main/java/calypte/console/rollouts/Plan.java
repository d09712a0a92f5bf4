package calypte.console.rollouts;

import calypte.console.fx.Texts;
import calypte.console.rollouts.RolloutForm.Choice;
import calypte.console.rollouts.RolloutForm.Preset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A new rollout as it was entered, in the words of `POST /rollouts`.
///
/// @param complaints what cannot be read, and so was never asked
record Plan(Map<String, Object> body, Map<Entry, String> complaints) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*%");
    private static final String TAG = "tag=";

    /// @param firmware what the devices are to run
    static Plan of(RolloutForm form, Choice firmware, Texts texts) {
        return new Reading(form, texts).plan(firmware);
    }

    /// The same, to begin at once.
    Map<String, Object> starting() {
        var begun = new LinkedHashMap<>(body);
        begun.put("start", true);
        return begun;
    }

    /// The same as a question, which does not wait for a reason to be typed.
    Map<String, Object> asking() {
        var question = new LinkedHashMap<>(body);
        if (Boolean.TRUE.equals(body.get("allow_downgrade"))) {
            question.putIfAbsent("reason", "asked beforehand");
        }
        return question;
    }

    /// The filter that finds what is meant: devices of other types are never meant.
    private static String filter(String said, Choice firmware) {
        var type = "type_id==" + firmware.entry().typeId();
        if (said.isEmpty() || said.equals(type)) {
            return type;
        }
        // What was typed comes first: then the server's columns are those of the field.
        return said.contains("type_id") ? said : grouped(said) + ";" + type;
    }

    private static String grouped(String filter) {
        return filter.contains(",") || filter.contains(" or ") ? "(" + filter + ")" : filter;
    }

    private static @Nullable Map<String, Object> phase(String text) {
        var percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return Map.of("percent", Integer.valueOf(percent.group(1)));
        }
        if (NUMBER.matcher(text).matches()) {
            return Map.of("count", Integer.valueOf(text));
        }
        if (text.startsWith(TAG) && text.length() > TAG.length()) {
            return Map.of("tag", text.substring(TAG.length()));
        }
        return text.equalsIgnoreCase("rest") ? Map.of() : null;
    }

    /// One reading of the form.
    private record Reading(RolloutForm form, Texts texts, Map<Entry, String> complaints) {

        Reading(RolloutForm form, Texts texts) {
            this(form, texts, new EnumMap<>(Entry.class));
        }

        Plan plan(Choice firmware) {
            var body = new LinkedHashMap<String, Object>();
            put(body, "name", said(Entry.NAME));
            body.put("firmware_id", firmware.entry().id());
            body.put("filter", filter(form.said(Entry.FILTER), firmware));
            body.put("include_future", form.future().get());
            if (form.preset().get() == Preset.CUSTOM) {
                body.put("phases", phases());
            } else {
                body.put("preset", form.preset().get().name());
            }
            body.put("gate", gate());
            body.put("on_gate", form.onGate().get().name());
            put(body, "rate_per_minute", number(Entry.RATE));
            put(body, "max_in_flight", number(Entry.IN_FLIGHT));
            if (form.windowed().get()) {
                body.put("window", window());
            }
            body.put("allow_downgrade", form.downgrade().get());
            put(body, "reason", said(Entry.REASON));
            return new Plan(body, complaints);
        }

        private List<Map<String, Object>> phases() {
            var phases = new ArrayList<Map<String, Object>>();
            for (var part : form.said(Entry.PHASES).split(",", -1)) {
                var phase = phase(part.strip());
                if (phase == null) {
                    complaints.put(Entry.PHASES, texts.get("phases.wrong", part.strip()));
                } else {
                    phases.add(phase);
                }
            }
            return phases;
        }

        /// A limit that is left empty is none.
        private Map<String, @Nullable Object> gate() {
            var gate = new LinkedHashMap<String, @Nullable Object>();
            Reading.<@Nullable Object>put(gate, "min_success_percent", number(Entry.MIN_SUCCESS));
            gate.put("max_failure_percent", number(Entry.MAX_FAILURE));
            gate.put("max_failures", number(Entry.MAX_FAILURES));
            Reading.<@Nullable Object>put(gate, "min_finished", number(Entry.MIN_FINISHED));
            Reading.<@Nullable Object>put(gate, "soak", said(Entry.SOAK));
            gate.put("approval", form.approval().get());
            return gate;
        }

        private Map<String, Object> window() {
            return Map.of(
                    "cron", form.said(Entry.CRON),
                    "duration", form.said(Entry.DURATION),
                    "zone", form.said(Entry.ZONE));
        }

        private @Nullable String said(Entry entry) {
            var text = form.said(entry);
            return text.isEmpty() ? null : text;
        }

        private @Nullable Integer number(Entry entry) {
            var text = said(entry);
            if (text == null) {
                return null;
            }
            if (!NUMBER.matcher(text).matches()) {
                complaints.put(entry, texts.get("number.wrong"));
                return null;
            }
            return Integer.valueOf(text);
        }

        private static <V extends @Nullable Object> void put(
                Map<String, V> body, String field, @Nullable V value) {
            if (value != null) {
                body.put(field, value);
            }
        }
    }
}
