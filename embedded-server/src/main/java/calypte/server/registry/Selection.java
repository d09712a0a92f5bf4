package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.server.http.Body;
import calypte.server.http.Parse;
import calypte.server.http.Query;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which devices a call is about: those that a filter matches, or those of a list. One of the two
/// must be given.
///
/// @param ids null if there is a filter
public record Selection(@Nullable String filter, @Nullable List<DeviceId> ids) {

    private static final int MOST_IDS = 20_000;

    /// Reads `filter` and `ids`. [Body#check] comes behind it.
    public static Selection of(Body body) {
        if (body.has("ids") == body.has("filter")) {
            body.wrong("filter", "give either a filter or ids");
        }
        var ids = body.has("ids") ? ids(body) : null;
        return new Selection(body.text("filter"), ids);
    }

    /// The ids of the devices, each once.
    public List<DeviceId> from(FleetReader fleet, ServerRequest request) {
        return ids == null ? Query.of(request).understood(() -> fleet.ids(filter)) : ids;
    }

    private static List<DeviceId> ids(Body body) {
        try {
            return body.texts("ids", MOST_IDS).stream()
                    .map(Parse::uuid)
                    .distinct()
                    .map(DeviceId::new)
                    .toList();
        } catch (IllegalArgumentException _) {
            body.wrong("ids", "must be UUIDs of devices");
            return List.of();
        }
    }
}
