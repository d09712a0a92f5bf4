package calypte.server.firmware;

import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.server.http.Problem;
import calypte.server.http.Query;
import calypte.server.registry.Authentication;
import calypte.server.registry.Authentications;
import calypte.server.registry.Catalogue;
import calypte.server.registry.LoginAnswers;
import calypte.server.registry.Pause;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// `GET /firmware/{id}/content`, as a device calls it that was ordered to: it gets the firmware it
/// is assigned, and nothing else.
public final class DownloadRoutes implements HttpService {

    private static final Logger LOG = System.getLogger(DownloadRoutes.class.getName());

    private final Authentications authentications;
    private final Catalogue catalogue;
    private final ContentStore store;
    private final Leases leases;
    private final Download download;

    public DownloadRoutes(
            Authentications authentications, Catalogue catalogue, ContentStore store) {
        this.authentications = authentications;
        this.catalogue = catalogue;
        this.store = store;
        this.leases = new Leases(authentications, catalogue);
        this.download = new Download(store);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/firmware/{id}/content", this::download);
    }

    private void download(ServerRequest request, ServerResponse response) {
        var credential = BasicCredential.of(request);
        if (credential.isEmpty()) {
            Answers.refused(response, Pause.NONE);
            return;
        }
        var asker = new Asker(credential.get(), request.remotePeer().host());
        switch (authenticate(asker)) {
            case Authentication.Granted granted -> {
                var firmware =
                        Query.id(request, "id")
                                .flatMap(id -> assigned(granted, new FirmwareId(id)));
                if (firmware.isEmpty()) {
                    notFound(response);
                } else {
                    send(request, response, firmware.get(), asker);
                }
            }
            case Authentication.Refused(var pause) -> Answers.refused(response, pause);
            case Authentication.Disabled _ -> LoginAnswers.disabled(response);
            case Authentication.Throttled(var retryAfter, var pause) ->
                    LoginAnswers.throttled(response, retryAfter, pause);
        }
    }

    private void send(
            ServerRequest request, ServerResponse response, Firmware firmware, Asker asker) {
        var blob = blob(firmware);
        if (blob.isEmpty()) {
            Problem.of(
                            Status.SERVICE_UNAVAILABLE_503,
                            "content-unavailable",
                            "the content is missing or damaged; an operator can upload it again")
                    .send(response);
            return;
        }
        var credential = asker.credential();
        var login = new Authentications.Login(credential.serial(), credential.sharedKey());
        try (var lease = leases.begin(login, firmware.id())) {
            download.send(request, response, blob.get(), lease);
        }
    }

    /// Empty, and in the log, if the file is not what the catalogue says: only a hand in the data
    /// folder, or its restoration without the content, brings that about.
    private Optional<ContentStore.Blob> blob(Firmware firmware) {
        var content = firmware.content();
        if (content == null) {
            return Optional.empty();
        }
        try {
            var found =
                    store.find(content.sha256()).filter(blob -> blob.size() == content.sizeBytes());
            if (found.isEmpty()) {
                LOG.log(Level.ERROR, "the content " + content.sha256() + " is missing or damaged");
            }
            return found;
        } catch (IOException e) {
            LOG.log(Level.ERROR, "the content " + content.sha256() + " cannot be read", e);
            return Optional.empty();
        }
    }

    private Authentication authenticate(Asker asker) {
        var credential = asker.credential();
        return authentications.authenticate(
                credential.serial(), credential.sharedKey(), asker.address());
    }

    private Optional<Firmware> assigned(Authentication.Granted granted, FirmwareId asked) {
        return asked.toString().equals(granted.assignedFirmwareId())
                ? catalogue.firmware(asked).filter(Firmware::isDeliverable)
                : Optional.empty();
    }

    private static void notFound(ServerResponse response) {
        Problem.of(
                        Status.NOT_FOUND_404,
                        "not-assigned",
                        "this is not a firmware that this device is to run")
                .send(response);
    }

    private record Asker(BasicCredential credential, String address) {}
}
