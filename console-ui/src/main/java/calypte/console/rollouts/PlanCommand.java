package calypte.console.rollouts;

import calypte.console.rollouts.RolloutForm.Choice;
import calypte.console.rollouts.RolloutForm.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The command that does what was entered: `calypte rollout create …`, word by word.
record PlanCommand(RolloutForm form, Choice firmware) {

    List<String> words() {
        var words = new ArrayList<>(List.of("rollout", "create"));
        add(words, "--firmware", firmware.entry().version());
        add(words, "--type", firmware.type());
        add(words, "--name", form.said(Entry.NAME));
        add(words, "--filter", form.said(Entry.FILTER));
        phases(words);
        gate(words);
        add(words, "--rate", form.said(Entry.RATE));
        add(words, "--max-in-flight", form.said(Entry.IN_FLIGHT));
        if (form.windowed().get()) {
            add(words, "--window", form.said(Entry.CRON));
            add(words, "--window-for", form.said(Entry.DURATION));
            add(words, "--zone", form.said(Entry.ZONE));
        }
        flag(words, "--include-future", form.future().get());
        flag(words, "--allow-downgrade", form.downgrade().get());
        add(words, "--reason", form.said(Entry.REASON));
        words.add("--start");
        return words;
    }

    private void phases(List<String> words) {
        if (form.preset().get() == Preset.CUSTOM) {
            for (var phase : form.said(Entry.PHASES).split(",", -1)) {
                add(words, "--phase", phase.strip());
            }
        } else {
            var preset = form.preset().get().name();
            add(words, "--preset", preset.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /// A share of 100 % is no limit, which the command has no other word for.
    private void gate(List<String> words) {
        var share = form.said(Entry.MAX_FAILURE);
        add(words, "--min-success", form.said(Entry.MIN_SUCCESS));
        add(words, "--max-failure", share.isEmpty() ? "100" : share);
        add(words, "--max-failures", form.said(Entry.MAX_FAILURES));
        add(words, "--min-finished", form.said(Entry.MIN_FINISHED));
        add(words, "--soak", form.said(Entry.SOAK));
        flag(words, "--approval", form.approval().get());
        add(words, "--on-gate", form.onGate().get().name().toLowerCase(Locale.ROOT));
    }

    private static void add(List<String> words, String option, String value) {
        if (!value.isEmpty()) {
            words.add(option);
            words.add(value);
        }
    }

    private static void flag(List<String> words, String option, boolean is) {
        if (is) {
            words.add(option);
        }
    }
}
