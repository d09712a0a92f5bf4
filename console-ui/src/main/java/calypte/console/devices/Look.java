package calypte.console.devices;

import calypte.console.client.Catalogue;
import calypte.console.client.Device;
import calypte.console.client.DeviceQuery;
import calypte.console.client.FleetClient;
import calypte.console.client.Summary;
import calypte.console.client.Trouble;
import calypte.console.filter.Language.Reading;
import calypte.console.filter.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One look at the fleet: what is asked for.
///
/// @param typed as the operator typed it
/// @param from where to begin; null for the very beginning
/// @param rows so many, if there are as many
record Look(String typed, String sort, @Nullable String from, int rows) {

    /// The most rows the server gives at once.
    private static final int FULL_PAGE = 500;

    /// What there was to see.
    sealed interface Seen {
        /// @param rsql what was typed, in the server's words
        /// @param next where it goes on; null at the end
        record Found(
                String rsql,
                List<Device> devices,
                @Nullable String next,
                long matching,
                Catalogue catalogue,
                Summary summary)
                implements Seen {

            DevicesViewModel.Emptiness emptiness() {
                if (!devices.isEmpty()) {
                    return DevicesViewModel.Emptiness.NONE;
                }
                return summary.total() == 0
                        ? DevicesViewModel.Emptiness.FLEET
                        : DevicesViewModel.Emptiness.FILTER;
            }
        }

        record Misread(Mistake mistake, Catalogue catalogue) implements Seen {}
    }

    Seen at(FleetClient fleet) throws Trouble {
        var known = fleet.catalogue();
        return switch (DeviceLanguage.of(known, Set.of()).read(typed)) {
            case Reading.Wrong(var mistake) -> new Seen.Misread(mistake, known);
            case Reading.Read(var rsql) -> found(fleet, rsql, known);
        };
    }

    private Seen found(FleetClient fleet, String rsql, Catalogue known) throws Trouble {
        var devices = new ArrayList<Device>();
        var next = from;
        do {
            var limit = Math.min(FULL_PAGE, rows - devices.size());
            var page = fleet.devices(new DeviceQuery(rsql, sort, next, limit));
            devices.addAll(page.items());
            next = page.next();
        } while (next != null && devices.size() < rows);
        return new Seen.Found(rsql, devices, next, fleet.count(rsql), known, fleet.summary());
    }
}
