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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

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
        } else {
            var source = Source.operator(request.remotePeer().host());
            var upload = new Upload(life, firmware.get(), source);
            answer(request, response, upload, take(request, firmware.get(), upload));
        }
    }

    private void answer(
            ServerRequest request,
            ServerResponse response,
            Upload upload,
            ContentStore.Taken taken) {
        switch (taken) {
            case ContentStore.Taken.Whole _ -> answer(response, upload.noted());
            case ContentStore.Taken.Unwanted _ ->
                    Objects.requireNonNull(upload.objection()).send(response);
            case ContentStore.Taken.TooLarge(var most) ->
                    refuse(
                            request,
                            response,
                            Problem.of(
                                    Status.REQUEST_ENTITY_TOO_LARGE_413,
                                    "too-large",
                                    "the content must be at most " + most + " bytes"));
            case ContentStore.Taken.NoSpace _ ->
                    refuse(
                            request,
                            response,
                            Problem.of(
                                    INSUFFICIENT_STORAGE_507,
                                    "no-space",
                                    "the server's disk is too full for this content"));
            case ContentStore.Taken.OverQuota(var quota, var used) ->
                    refuse(
                            request,
                            response,
                            Problem.of(
                                    INSUFFICIENT_STORAGE_507,
                                    "quota-exceeded",
                                    "the library may take %d bytes and has %d; delete firmware that is not used"
                                            .formatted(quota, used)));
        }
    }

    private static void answer(ServerResponse response, FirmwareLife.Changed noted) {
        switch (noted) {
            case FirmwareLife.Changed.Done(var entry) ->
                    Json.send(response, Status.CREATED_201, FirmwareView.of(entry));
            case FirmwareLife.Changed.Already(var entry) ->
                    Json.send(response, Status.OK_200, FirmwareView.of(entry));
            case FirmwareLife.Changed.Revoked(var entry, _) ->
                    Json.send(response, Status.OK_200, FirmwareView.of(entry));
            case FirmwareLife.Changed.Unknown _ -> FirmwareWords.unknown().send(response);
            case FirmwareLife.Changed.Untrusted _ -> FirmwareWords.untrusted().send(response);
            case FirmwareLife.Changed.Forbidden(var why) -> Upload.otherContent(why).send(response);
        }
    }

    /// What the firmware has already is only compared. But if its file is missing, the same again
    /// brings it back.
    private ContentStore.Taken take(ServerRequest request, Firmware firmware, Upload upload) {
        try {
            var known = firmware.content();
            var in = request.content().inputStream();
            if (known != null && isHere(known)) {
                return compare(store.measure(in), upload);
            }
            var length = request.headers().contentLength().orElse(0);
            var objection = store.objection(length);
            return objection.isPresent() ? objection.get() : store(in, upload);
        } catch (ContentStore.Broken e) {
            if (e.getCause() instanceof RequestException refused) {
                throw refused; // by the listener: it takes less than the store would
            }
            throw new CloseConnectionException("the client went away in mid-upload", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ContentStore.Taken store(InputStream in, Upload upload)
            throws ContentStore.Broken, IOException {
        var taken = store.store(in, upload);
        if (taken instanceof ContentStore.Taken.Whole(var content) && !upload.isNoted()) {
            // Somebody else was faster: nothing is kept for nobody.
            store.discard(content.sha256(), catalogue::isNamed);
        }
        return taken;
    }

    private static ContentStore.Taken compare(ContentStore.Taken measured, Upload upload) {
        if (!(measured instanceof ContentStore.Taken.Whole(var content))) {
            return measured;
        }
        if (!upload.wants(content)) {
            return new ContentStore.Taken.Unwanted();
        }
        upload.keeps(content);
        return measured;
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
