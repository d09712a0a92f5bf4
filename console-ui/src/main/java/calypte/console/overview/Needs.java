package calypte.console.overview;

import calypte.console.client.Badge;
import calypte.console.client.DeviceQuery;
import calypte.console.client.FleetClient;
import calypte.console.client.Summary;
import calypte.console.client.Trouble;
import calypte.console.fx.Texts;
import java.util.ArrayList;
import java.util.List;

/// Finds what will not mend itself, each with its devices and one of them as an example.
final class Needs {

    private static final String AWAY = "link==OFFLINE;activity==PENDING";

    private final FleetClient fleet;
    private final Texts texts;

    private Needs(FleetClient fleet, Texts texts) {
        this.fleet = fleet;
        this.texts = texts;
    }

    static List<Attention> of(FleetClient fleet, Summary counts, Texts texts) throws Trouble {
        return new Needs(fleet, texts).all(counts);
    }

    private List<Attention> all(Summary counts) throws Trouble {
        var needs = new ArrayList<Attention>();
        for (var badge : List.of(Badge.FAILED, Badge.UNKNOWN_FIRMWARE, Badge.HELD)) {
            if (counts.count(badge) > 0) {
                needs.add(need(badge, counts.count(badge), badge.filter(), "attention." + badge));
            }
        }
        var waiting = fleet.count(AWAY);
        if (waiting > 0) {
            needs.add(need(Badge.PENDING, waiting, AWAY, "attention.AWAY"));
        }
        return needs;
    }

    private Attention need(Badge badge, long count, String filter, String words) throws Trouble {
        var example =
                fleet.devices(new DeviceQuery(filter, "", null, 1)).items().stream()
                        .map(one -> texts.get("example", one.deviceSerial(), one.status().reason()))
                        .findFirst()
                        .orElse("");
        return new Attention(badge, count, texts.get(words, count), example, filter);
    }
}
