package calypte.console.rollouts;

import calypte.console.client.RolloutForecast;
import calypte.console.client.RolloutForecast.PhaseSize;
import calypte.console.fx.Texts;
import calypte.console.rollouts.RolloutForm.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells a plan in plain sentences, in the order of what happens.
final class PlanStory {

    private final Texts texts;

    PlanStory(Texts texts) {
        this.texts = texts;
    }

    List<String> tell(RolloutForm form, Choice firmware, RolloutForecast seen) {
        var story = new ArrayList<String>();
        story.add(who(form, firmware, seen));
        story.add(phases(seen));
        if (seen.phases().size() > 1) {
            story.add(between(form));
        }
        story.add(stop(form));
        pace(form).ifPresent(story::add);
        if (form.windowed().get()) {
            story.add(
                    texts.get(
                            "story.window",
                            form.said(Entry.CRON),
                            form.said(Entry.DURATION),
                            form.said(Entry.ZONE)));
        }
        story.add(texts.get(form.future().get() ? "story.future" : "story.snapshot"));
        return story;
    }

    private String who(RolloutForm form, Choice firmware, RolloutForecast seen) {
        var filter = form.said(Entry.FILTER);
        var key = filter.isEmpty() ? "story.all" : "story.some";
        var version = firmware.entry().version();
        return texts.get(key, seen.size(), firmware.type(), version, filter);
    }

    private String phases(RolloutForecast seen) {
        var sizes =
                seen.phases().stream()
                        .map(PhaseSize::size)
                        .map("%,d"::formatted)
                        .collect(Collectors.joining(texts.get("story.then")));
        return texts.get("story.phases", seen.phases().size(), sizes);
    }

    private String between(RolloutForm form) {
        var success = form.said(Entry.MIN_SUCCESS);
        var soak = form.said(Entry.SOAK);
        var key = form.approval().get() ? "story.next.approved" : "story.next";
        return texts.get(key, success.isEmpty() ? "95" : success, soak.isEmpty() ? "10m" : soak);
    }

    private String stop(RolloutForm form) {
        var does = texts.get("story.does." + form.onGate().get());
        var share = form.said(Entry.MAX_FAILURE);
        var count = form.said(Entry.MAX_FAILURES);
        if (share.isEmpty() && count.isEmpty()) {
            return texts.get("story.stop.none", does);
        }
        if (share.isEmpty()) {
            return texts.get("story.stop.count", does, count);
        }
        return count.isEmpty()
                ? texts.get("story.stop.share", does, share)
                : texts.get("story.stop.both", does, share, count);
    }

    private Optional<String> pace(RolloutForm form) {
        var rate = form.said(Entry.RATE);
        var cap = form.said(Entry.IN_FLIGHT);
        if (rate.isEmpty() && cap.isEmpty()) {
            return Optional.empty();
        }
        var key = rate.isEmpty() ? "story.cap" : cap.isEmpty() ? "story.rate" : "story.rate-cap";
        return Optional.of(texts.get(key, rate, cap));
    }
}
