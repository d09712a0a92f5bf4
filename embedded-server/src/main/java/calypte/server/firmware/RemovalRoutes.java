package calypte.server.firmware;

import calypte.model.firmware.Digest;
import calypte.model.firmware.FirmwareId;
import calypte.server.http.Query;
import calypte.server.registry.Catalogue;
import calypte.server.registry.FirmwareLife;
import calypte.server.registry.FirmwareWords;
import calypte.server.registry.Source;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// `DELETE /firmware/{id}`: takes a firmware that no device needs out of the library, and its image
/// off the disk if no other firmware has the same.
public final class RemovalRoutes implements HttpService {

    private static final Logger LOG = System.getLogger(RemovalRoutes.class.getName());

    private final Catalogue catalogue;
    private final FirmwareLife life;
    private final ContentStore store;

    public RemovalRoutes(Catalogue catalogue, FirmwareLife life, ContentStore store) {
        this.catalogue = catalogue;
        this.life = life;
        this.store = store;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.delete("/firmware/{id}", this::remove);
    }

    private void remove(ServerRequest request, ServerResponse response) {
        var source = Source.operator(request.remotePeer().host());
        var removal =
                Query.id(request, "id")
                        .map(id -> life.remove(new FirmwareId(id), source))
                        .orElseGet(FirmwareLife.Removal.Unknown::new);
        switch (removal) {
            case FirmwareLife.Removal.Done(var content) -> {
                if (content != null) {
                    discard(content);
                }
                response.status(Status.NO_CONTENT_204).send();
            }
            case FirmwareLife.Removal.Unknown _ -> FirmwareWords.unknown().send(response);
            case FirmwareLife.Removal.InUse(var running, var assigned) ->
                    FirmwareWords.inUse(running, assigned).send(response);
        }
    }

    /// A file that cannot be taken away now is swept at the next start.
    private void discard(Digest content) {
        try {
            store.discard(content, catalogue::isNamed);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the image " + content + " could not be taken away", e);
        }
    }
}
