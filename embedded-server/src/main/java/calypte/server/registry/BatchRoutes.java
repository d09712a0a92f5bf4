package calypte.server.registry;

import calypte.server.http.Body;
import calypte.server.http.FieldError;
import calypte.server.http.Json;
import calypte.server.http.Query;
import calypte.server.http.Refusal;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `POST /devices/batch`: enters many devices, all or none; or says beforehand what would become of
/// each.
public final class BatchRoutes implements HttpService {

    private static final int MOST = 1_000;

    private final Devices devices;
    private final FleetReader fleet;

    public BatchRoutes(Devices devices, FleetReader fleet) {
        this.devices = devices;
        this.fleet = fleet;
    }

    /// What would become of a device that is asked for.
    enum Verdict {
        NEW,
        /// There is one of that serial.
        EXISTS,
        ERROR
    }

    /// @param deviceSerial as it was given, be it well-formed or not
    /// @param deviceId of the one that exists
    /// @param errors what is wrong, where in the batch
    record Preview(
            @Nullable String deviceSerial,
            Verdict verdict,
            @Nullable UUID deviceId,
            List<FieldError> errors) {}

    @Override
    public void routing(HttpRules rules) {
        rules.post("/devices/batch", this::batch);
    }

    private void batch(ServerRequest request, ServerResponse response) {
        var isDry = Query.of(request).oneOf("dry_run", "false", "true").equals("true");
        var bodies = Body.array(request, MOST);
        var asked = bodies.stream().map(DeviceWords::newDevice).toList();
        if (isDry) {
            Json.send(response, Status.OK_200, Map.of("items", preview(bodies, asked)));
            return;
        }
        bodies.forEach(Body::check);
        var all = asked.stream().map(Optional::orElseThrow).toList();
        switch (devices.enter(all, Source.operator(request.remotePeer().host()))) {
            case Devices.Entered.All(var entered) ->
                    Json.send(
                            response,
                            Status.CREATED_201,
                            Map.of("items", entered.stream().map(DeviceWords::withKey).toList()));
            case Devices.Entered.None(var refusals) ->
                    DeviceWords.problem(refusals, all).send(response);
        }
    }

    private List<Preview> preview(List<Body> bodies, List<Optional<NewDevice>> asked) {
        var malformed = malformed(bodies);
        var fine = new ArrayList<NewDevice>();
        var places = new ArrayList<Integer>();
        for (var i = 0; i < asked.size(); i++) {
            if (asked.get(i).isPresent() && !malformed.containsKey(i)) {
                fine.add(asked.get(i).get());
                places.add(i);
            }
        }
        var refused =
                devices.examine(fine).stream()
                        .collect(Collectors.toMap(it -> places.get(it.index()), it -> it));
        var known = fleet.ids(fine.stream().map(device -> device.serial().value()).toList());
        var seen = new HashSet<String>();
        var previews = new ArrayList<Preview>();
        for (var i = 0; i < asked.size(); i++) {
            var errors = malformed.getOrDefault(i, List.of());
            previews.add(
                    errors.isEmpty()
                            ? preview(i, asked.get(i).orElseThrow(), refused.get(i), known, seen)
                            : new Preview(
                                    bodies.get(i).text("device_serial"),
                                    Verdict.ERROR,
                                    null,
                                    errors));
        }
        return previews;
    }

    private static Preview preview(
            int index,
            NewDevice device,
            Devices.@Nullable Refusal refusal,
            Map<String, UUID> known,
            HashSet<String> seen) {
        var serial = device.serial().value();
        var isFirst = seen.add(serial);
        if (refusal == null) {
            return new Preview(serial, Verdict.NEW, null, List.of());
        }
        var isTaken = refusal.reason() == Devices.Refusal.Reason.SERIAL_TAKEN;
        if (isTaken && isFirst) {
            return new Preview(serial, Verdict.EXISTS, known.get(serial), List.of());
        }
        var error =
                isTaken
                        ? new FieldError(
                                "/" + index + "/device_serial",
                                "the serial " + serial + " comes twice in this batch")
                        : DeviceWords.error(index, refusal.reason(), device);
        return new Preview(serial, Verdict.ERROR, null, List.of(error));
    }

    /// What is wrong with the fields of each item; those where nothing is have no entry.
    private static Map<Integer, List<FieldError>> malformed(List<Body> bodies) {
        try {
            bodies.forEach(Body::check);
            return Map.of();
        } catch (Refusal refusal) {
            return refusal.problem().errors().stream()
                    .collect(Collectors.groupingBy(BatchRoutes::place));
        }
    }

    private static int place(FieldError error) {
        return Integer.parseInt(error.pointer().split("/", 3)[1]);
    }
}
