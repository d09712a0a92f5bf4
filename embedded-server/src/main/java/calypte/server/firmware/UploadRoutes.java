package calypte.server.firmware;

import calypte.model.firmware.Firmware;
import calypte.model.firmware.Firmware.Content;
import calypte.model.firmware.FirmwareId;
import calypte.server.http.Json;
import calypte.server.http.Problem;
import calypte.server.http.Query;
import calypte.server.registry.Catalogue;
import calypte.server.registry.FirmwareLife;
import calypte.server.registry.FirmwareView;
import calypte.server.registry.FirmwareWords;
import calypte.server.registry.Source;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/// `PUT /firmware/{id}/content`: the image of a firmware, as an operator uploads it.
///
/// The listener must take bodies as large as [ContentStore#most]; the other routes there have
/// limits of their own.
public final class UploadRoutes implements HttpService {

    private static final Status INSUFFICIENT_STORAGE_507 =
            Status.create(507, "Insufficient Storage");

    /// A refused body no larger than this is read to its end, so that the connection lives on.
    private static final long BEARABLE = 1L << 20;

    /// How long a client that is still sending has to notice the refusal.
    private static final long LINGER_MS = 500;

    private final Catalogue catalogue;
    private final FirmwareLife life;
    private final ContentStore store;

    public UploadRoutes(Catalogue catalogue, FirmwareLife life, ContentStore store) {
        this.catalogue = catalogue;
        this.life = life;
        this.store = store;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.put("/firmware/{id}/content", this::upload);
    }

    private void upload(ServerRequest request, ServerResponse response) {
        var firmware = Query.id(request, "id").map(FirmwareId::new).flatMap(catalogue::firmware);
        if (firmware.isEmpty()) {
            refuse(request, response, FirmwareWords.unknown());
        } else if (!isOctets(request)) {
            refuse(
                    request,
                    response,
                    Problem.of(
                            Status.UNSUPPORTED_MEDIA_TYPE_415,
                            "unsupported-media-type",
                            "the body must be application/octet-stream"));
        } else if (request.headers().contentLength().orElse(0) > store.most()) {
            refuse(request, response, tooLarge(store.most()));
        } else {
            answer(request, response, firmware.get(), take(request, firmware.get()));
        }
    }

    private void answer(
            ServerRequest request,
            ServerResponse response,
            Firmware firmware,
            ContentStore.Taken taken) {
        switch (taken) {
            case ContentStore.Taken.Whole(var content) when content.sizeBytes() == 0 ->
                    Problem.of(Status.BAD_REQUEST_400, "no-content", "the body is empty")
                            .send(response);
            case ContentStore.Taken.Whole(var content) ->
                    note(request, response, firmware.id(), content);
            case ContentStore.Taken.TooLarge(var most) -> refuse(request, response, tooLarge(most));
            case ContentStore.Taken.Unwanted _ -> FirmwareWords.untrusted().send(response);
            case ContentStore.Taken.NoSpace _ ->
                    refuse(
                            request,
                            response,
                            Problem.of(
                                    INSUFFICIENT_STORAGE_507,
                                    "no-space",
                                    "the server's disk is too full for this content"));
        }
    }

    private void note(
            ServerRequest request, ServerResponse response, FirmwareId id, Content content) {
        var source = Source.operator(request.remotePeer().host());
        switch (life.uploaded(id, content, source)) {
            case FirmwareLife.Changed.Done(var firmware) ->
                    Json.send(response, Status.CREATED_201, FirmwareView.of(firmware));
            case FirmwareLife.Changed.Already(var firmware) ->
                    Json.send(response, Status.OK_200, FirmwareView.of(firmware));
            case FirmwareLife.Changed.Unknown _ -> FirmwareWords.unknown().send(response);
            case FirmwareLife.Changed.Untrusted _ -> FirmwareWords.untrusted().send(response);
            case FirmwareLife.Changed.Forbidden(var why) ->
                    Problem.of(Status.CONFLICT_409, "other-content", why).send(response);
        }
    }

    /// What the firmware has already is only compared: other content would stay on the disk for
    /// nobody. But if its file is missing, the same again brings it back.
    private ContentStore.Taken take(ServerRequest request, Firmware firmware) {
        var in = request.content().inputStream();
        var known = firmware.content();
        try {
            return known != null && isHere(known)
                    ? store.measure(in)
                    : store.store(in, content -> life.mayHave(firmware.id(), content));
        } catch (ContentStore.Broken e) {
            if (e.getCause() instanceof RequestException refused) {
                throw refused; // by the listener: it takes less than the store would
            }
            throw new CloseConnectionException("the client went away in mid-upload", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isHere(Content known) throws IOException {
        return store.find(known.sha256())
                .filter(blob -> blob.size() == known.sizeBytes())
                .isPresent();
    }

    /// Helidon would read the rest of a refused body to its end, which may be gigabytes. So the
    /// connection is closed, but not at once: that would take the answer away with it.
    private static void refuse(ServerRequest request, ServerResponse response, Problem problem) {
        if (request.headers().contentLength().orElse(Long.MAX_VALUE) <= BEARABLE) {
            problem.send(response);
            return;
        }
        response.header(HeaderNames.CONNECTION, "close");
        problem.send(response);
        try {
            Thread.sleep(LINGER_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Problem tooLarge(long most) {
        return Problem.of(
                Status.REQUEST_ENTITY_TOO_LARGE_413,
                "too-large",
                "the content must be at most " + most + " bytes");
    }

    private static boolean isOctets(ServerRequest request) {
        try {
            return request.headers()
                    .contentType()
                    .map(HttpMediaType::mediaType)
                    .filter(type -> type.text().equals("application/octet-stream"))
                    .isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
