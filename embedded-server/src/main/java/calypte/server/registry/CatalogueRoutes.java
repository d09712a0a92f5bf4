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
import java.util.UUID;

/// `/device-types` and `/firmware`: the catalogue, as operators and programs call it.
public final class CatalogueRoutes implements HttpService {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 2_000;

    private final Catalogue catalogue;

    public CatalogueRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
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
                .get("/firmware/{id}", this::oneFirmware);
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
        var state = body.optional("state", FirmwareWords::firstState);
        var notes = body.optional("notes", text -> atMost(text, LONGEST_TEXT));
        var claim = FirmwareWords.claim(body);
        body.check();
        var asked =
                new Catalogue.NewFirmware(
                        serial.value(),
                        version.value(),
                        new DeviceTypeId(type.value()),
                        state == null ? Firmware.State.PUBLISHED : state,
                        claim,
                        notes == null ? "" : notes);
        switch (catalogue.addFirmware(asked, source(request))) {
            case Catalogue.Added.Done(var firmware) -> {
                response.header(HeaderNames.LOCATION, "/firmware/" + firmware.id());
                var entry = Catalogue.Entry.fresh(firmware);
                Json.send(response, Status.CREATED_201, FirmwareView.of(entry));
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
        var all = catalogue.library().stream().map(FirmwareView::of).toList();
        Json.send(response, Status.OK_200, new FleetReader.All<>(all));
    }

    private void oneFirmware(ServerRequest request, ServerResponse response) {
        var found = Query.id(request, "id").map(FirmwareId::new).flatMap(catalogue::entry);
        if (found.isEmpty()) {
            FirmwareWords.unknown().send(response);
            return;
        }
        Json.send(response, Status.OK_200, FirmwareView.of(found.get()));
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
