package calypte.console.client;

import calypte.model.device.DeviceId;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is done to many devices at once: those that somebody has selected.
public final class SelectionClient {

    private final FleetClient fleet;
    private final Wire wire;

    SelectionClient(FleetClient fleet, Wire wire) {
        this.fleet = fleet;
        this.wire = wire;
    }

    /// The forms that the server writes devices in.
    public enum Format {
        CSV,
        JSON,
        NDJSON;

        /// As it is called in a path, and a file's name ends.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Wish(
            @Nullable String filter,
            @Nullable List<DeviceId> ids,
            boolean dryRun,
            @Nullable String reason) {}

    /// Does it to all of them, or only says what it would do.
    public Intervention.Counts intervene(Intervention what, Selection on, boolean dryRun)
            throws Trouble {
        var path = "/devices/" + what.verb();
        var wish = new Wish(on.filter(), on.ids(), dryRun, null);
        return dryRun
                ? wire.inquire(path, wish, Intervention.Counts.class)
                : wire.post(path, wish, Intervention.Counts.class);
    }

    /// How many of them `also` finds; all of them if it is empty.
    public long count(Selection of, String also) throws Trouble {
        var count = 0L;
        for (var filter : of.filters(also)) {
            count += fleet.count(filter);
        }
        return count;
    }

    /// Those of them that `also` finds; all of them if it is empty.
    ///
    /// @param most no more than so many
    public List<Device> devices(Selection of, String also, int most) throws Trouble {
        var all = new ArrayList<Device>();
        for (var filter : of.filters(also)) {
            String cursor = null;
            do {
                var page =
                        fleet.devices(
                                new DeviceQuery(
                                        filter, "device_serial", cursor, FleetJson.FULL_PAGE));
                all.addAll(page.items());
                cursor = page.next();
            } while (cursor != null && all.size() < most);
        }
        return all.size() > most ? all.subList(0, most) : all;
    }

    public void tag(DeviceId device, List<String> tags) throws Trouble {
        var _ = wire.patch("/devices/" + device, Map.of("tags", tags), Device.class);
    }

    public void delete(DeviceId device) throws Trouble {
        wire.delete("/devices/" + device);
    }

    /// The files that hold them, one after the other, as they come in: a list is too long for one
    /// call. A connection that breaks means that a file is not whole.
    public List<Download> export(Selection of, String sort, Format format) {
        return of.filters("").stream()
                .map(filter ->
                        (Download)
                                () ->
                                        wire.download(
                                                Wire.query(
                                                        "/devices/export",
                                                        "format",
                                                        format.word(),
                                                        "filter",
                                                        filter,
                                                        "sort",
                                                        sort)))
                .toList();
    }

    /// A file that can be fetched.
    public interface Download {
        InputStream open() throws Trouble;
    }
}
