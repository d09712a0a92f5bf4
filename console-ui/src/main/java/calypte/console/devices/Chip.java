package calypte.console.devices;

import calypte.console.client.Badge;
import calypte.console.client.Summary;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import calypte.model.device.Link;
import java.util.ArrayList;
import java.util.List;

/// A way to a filter that is often wanted, with as many devices as it opens.
///
/// @param text what is written on it
/// @param filter what it writes into the line: so the language teaches itself
public record Chip(String text, String filter, long count, Kind kind) {

    /// What gives it its icon and its colour.
    public sealed interface Kind {
        record Status(Badge badge) implements Kind {}

        record Reach(Link link) implements Kind {}
    }

    /// Those for what there is in the fleet.
    static List<Chip> of(Summary summary, Texts texts) {
        var all = new ArrayList<Chip>();
        for (var badge : Badge.values()) {
            add(all, texts, Words.of(badge), "status==" + badge, summary.count(badge), badge);
        }
        var offline = summary.link().getOrDefault(Link.OFFLINE.name(), 0L);
        if (offline > 0) {
            var text = texts.get("chip", Words.of(Link.OFFLINE), offline);
            all.add(new Chip(text, "link==OFFLINE", offline, new Kind.Reach(Link.OFFLINE)));
        }
        return all;
    }

    private static void add(
            List<Chip> all, Texts texts, String words, String filter, long count, Badge badge) {
        if (count > 0) {
            var text = texts.get("chip", words, count);
            all.add(new Chip(text, filter, count, new Kind.Status(badge)));
        }
    }
}
