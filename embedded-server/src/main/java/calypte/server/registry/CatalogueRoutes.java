package calypte.server.registry;

import calypte.model.device.DeviceType;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.FirmwareSerial;
import calypte.server.http.Body;
import calypte.server.http.Json;
import calypte.server.http.Parse;
import calypte.server.http.Problem;
import calypte.server.http.Query;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `/device-types` and `/firmware`: the catalogue, as operators and programs call it.
public final class CatalogueRoutes implements HttpService {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 2_000;

    private final Catalogue catalogue;

    public CatalogueRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// A firmware as the API shows it. The components are the wire's fields.
    public record FirmwareView(
            UUID id,
            String serial,
            String version,
            UUID typeId,
            Firmware.State state,
            @Nullable String sha256,
            @Nullable Long sizeBytes,
            Instant createdAt) {

        public static FirmwareView of(Firmware firmware) {
            var content = firmware.content();
            return new FirmwareView(
                    firmware.id().value(),
                    firmware.serial().value(),
                    firmware.version(),
                    firmware.typeId().value(),
                    firmware.state(),
                    content == null ? null : content.sha256().hex(),
                    content == null ? null : content.sizeBytes(),
                    firmware.createdAt());
        }
    }

    private record TypeView(UUID id, String name, String description, boolean recoverUnknown) {
        static TypeView of(DeviceType type) {
            return new TypeView(
                    type.id().value(), type.name(), type.description(), type.recoverUnknown());
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/device-types", this::addType)
                .get("/device-types", this::types)
                .post("/firmware", this::addFirmware)
                .get("/firmware", this::firmware)
                .get("/firmware/{id}", this::oneFirmware)
                .post("/firmware/{id}/publish", move(Firmware.State.PUBLISHED))
                .post("/firmware/{id}/deprecate", move(Firmware.State.DEPRECATED))
                .post("/firmware/{id}/revoke", move(Firmware.State.REVOKED));
    }

    private void addType(ServerRequest request, ServerResponse response) {
        var body = Body.of(request);
        var name = body.required("name", text -> atMost(text, LONGEST_NAME));
        var description = body.optional("description", text -> atMost(text, LONGEST_TEXT));
        var recover = body.flag("recover_unknown");
        body.check();
        var asked =
                new Catalogue.NewType(
                        name.value(),
                        description == null ? "" : description,
                        recover == null || recover);
        var added = catalogue.addType(asked, source(request));
        if (added.isEmpty()) {
            Problem.of(
                            Status.CONFLICT_409,
                            "name-taken",
                            "there is a device type named " + asked.name() + " already")
                    .send(response);
            return;
        }
        Json.send(response, Status.CREATED_201, TypeView.of(added.get()));
    }

    private void types(ServerRequest request, ServerResponse response) {
        var types = catalogue.types().stream().map(TypeView::of).toList();
        Json.send(response, Status.OK_200, new FleetReader.All<>(types));
    }

    private void addFirmware(ServerRequest request, ServerResponse response) {
        var body = Body.of(request);
        var serial = body.required("serial", FirmwareSerial::new);
        var version = body.required("version", text -> atMost(text, LONGEST_NAME));
        var type = body.required("type_id", Parse::uuid);
        var state = body.optional("state", CatalogueRoutes::firstState);
        var notes = body.optional("notes", text -> atMost(text, LONGEST_TEXT));
        body.check();
        var asked =
                new Catalogue.NewFirmware(
                        serial.value(),
                        version.value(),
                        new DeviceTypeId(type.value()),
                        state == null ? Firmware.State.PUBLISHED : state,
                        notes == null ? "" : notes);
        switch (catalogue.addFirmware(asked, source(request))) {
            case Catalogue.Added.Done(var firmware) -> {
                response.header(HeaderNames.LOCATION, "/firmware/" + firmware.id());
                Json.send(response, Status.CREATED_201, FirmwareView.of(firmware));
            }
            case Catalogue.Added.UnknownType _ ->
                    DeviceWords.unprocessable(
                                    "unknown-type", "there is no device type " + asked.typeId())
                            .send(response);
            case Catalogue.Added.SerialTaken _ ->
                    Problem.of(
                                    Status.CONFLICT_409,
                                    "serial-taken",
                                    "the type has a firmware " + asked.serial() + " already")
                            .send(response);
        }
    }

    private void firmware(ServerRequest request, ServerResponse response) {
        var all = catalogue.firmware().stream().map(FirmwareView::of).toList();
        Json.send(response, Status.OK_200, new FleetReader.All<>(all));
    }

    private void oneFirmware(ServerRequest request, ServerResponse response) {
        var found = id(request).flatMap(catalogue::firmware);
        if (found.isEmpty()) {
            notFound(response);
            return;
        }
        Json.send(response, Status.OK_200, FirmwareView.of(found.get()));
    }

    private io.helidon.webserver.http.Handler move(Firmware.State state) {
        return (request, response) -> {
            var moved =
                    id(request)
                            .map(id -> catalogue.move(id, state, source(request)))
                            .orElseGet(Catalogue.Changed.Unknown::new);
            switch (moved) {
                case Catalogue.Changed.Done(var firmware) ->
                        Json.send(response, Status.OK_200, FirmwareView.of(firmware));
                case Catalogue.Changed.Already(var firmware) ->
                        Json.send(response, Status.OK_200, FirmwareView.of(firmware));
                case Catalogue.Changed.Unknown _ -> notFound(response);
                case Catalogue.Changed.Forbidden(var why) ->
                        Problem.of(Status.CONFLICT_409, "wrong-state", why).send(response);
            }
        };
    }

    private static void notFound(ServerResponse response) {
        Problem.of(Status.NOT_FOUND_404, "unknown-firmware", "there is no firmware of that id")
                .send(response);
    }

    private static Optional<FirmwareId> id(ServerRequest request) {
        return Query.id(request, "id").map(FirmwareId::new);
    }

    private static Firmware.State firstState(String text) {
        return Arrays.stream(new Firmware.State[] {Firmware.State.DRAFT, Firmware.State.PUBLISHED})
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be DRAFT or PUBLISHED"));
    }

    private static String atMost(String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("must be 1 to " + most + " characters");
        }
        return text;
    }

    private static Source source(ServerRequest request) {
        return Source.operator(request.remotePeer().host());
    }
}
