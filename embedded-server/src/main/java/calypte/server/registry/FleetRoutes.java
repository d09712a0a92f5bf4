package calypte.server.registry;

import calypte.model.firmware.FirmwareId;
import calypte.server.http.Body;
import calypte.server.http.Json;
import calypte.server.http.Parse;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What concerns many devices, or lets one in: `/devices/assign`, `/authenticate`.
public final class FleetRoutes implements HttpService {

    private final FleetReader fleet;
    private final Assignments assignments;
    private final Authentications authentications;

    public FleetRoutes(
            FleetReader fleet, Assignments assignments, Authentications authentications) {
        this.fleet = fleet;
        this.assignments = assignments;
        this.authentications = authentications;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/devices/assign", this::assign).post("/authenticate", this::authenticate);
    }

    private void assign(ServerRequest request, ServerResponse response) {
        var body = Body.of(request);
        var firmware = body.required("firmware_id", Parse::uuid);
        var selection = Selection.of(body);
        var dryRun = Boolean.TRUE.equals(body.flag("dry_run"));
        var allowDowngrade = Boolean.TRUE.equals(body.flag("allow_downgrade"));
        var reason = body.optional("reason", DeviceWords::reason);
        if (allowDowngrade && (reason == null || reason.isBlank())) {
            body.wrong("reason", "is needed to allow a downgrade");
        }
        body.check();
        var wish = new Assignments.Wish(new FirmwareId(firmware.value()), allowDowngrade, reason);
        checkAssignable(wish);
        var which = selection.from(fleet, request);
        var source = Source.operator(request.remotePeer().host());
        Json.send(response, Status.OK_200, assignments.assign(which, wish, dryRun, source));
    }

    private void checkAssignable(Assignments.Wish wish) {
        var assignable = assignments.isAssignable(wish.firmware());
        if (assignable.isEmpty()) {
            throw DeviceWords.unprocessable(
                            "unknown-firmware", "there is no firmware " + wish.firmware())
                    .asRefusal();
        }
        if (!assignable.get()) {
            throw DeviceWords.unprocessable(
                            "firmware-not-assignable", "the firmware is a draft or was revoked")
                    .asRefusal();
        }
    }

    private void authenticate(ServerRequest request, ServerResponse response) {
        var body = Body.of(request);
        var serial = body.required("device_serial", Function.identity());
        var key = body.required("shared_key", Function.identity());
        body.check();
        var address = request.remotePeer().host();
        switch (authentications.authenticate(serial.value(), key.value(), address)) {
            case Authentication.Granted granted ->
                    Json.send(response, Status.OK_200, info(granted));
            case Authentication.Refused(var pause) -> LoginAnswers.refused(response, pause);
            case Authentication.Disabled _ -> LoginAnswers.disabled(response);
            case Authentication.Throttled(var retryAfter, var pause) ->
                    LoginAnswers.throttled(response, retryAfter, pause);
        }
    }

    private static DeviceInfo info(Authentication.Granted granted) {
        return new DeviceInfo(
                granted.id().toString(),
                granted.serial().value(),
                granted.typeId().toString(),
                true,
                granted.assignedFirmwareId());
    }

    private record DeviceInfo(
            String deviceId,
            String deviceSerial,
            String typeId,
            boolean enabled,
            @Nullable String assignedFirmwareId) {}
}
