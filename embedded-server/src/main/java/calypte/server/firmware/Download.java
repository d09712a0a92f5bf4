package calypte.server.firmware;

import calypte.model.firmware.Digest;
import calypte.server.http.Heads;
import calypte.server.http.Problem;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.BooleanSupplier;

/// Answers requests with content of the [ContentStore], whole or one range of it, a buffer at a
/// time.
///
/// Content whose file has not yet been found to have its hash is hashed on its way out, and its
/// last bytes are held back until the hash is right: nobody gets a whole file that is not the right
/// one.
final class Download {

    private static final Logger LOG = System.getLogger(Download.class.getName());

    private static final int BUFFER = 64 << 10;

    private static final HeaderName CONTENT_DIGEST = HeaderNames.create("Content-Digest");
    private static final HeaderName REPR_DIGEST = HeaderNames.create("Repr-Digest");

    private final ContentStore store;

    Download(ContentStore store) {
        this.store = store;
    }

    /// Sends what `request` asks of `blob`. `mayGoOn` is asked before every 64 KiB; as soon as it
    /// says no, the connection is cut.
    void send(
            ServerRequest request,
            ServerResponse response,
            ContentStore.Blob blob,
            BooleanSupplier mayGoOn) {
        describe(response, blob.digest());
        if (isKnown(request, blob.digest())) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        switch (range(request, blob)) {
            case ByteRange.Whole _ -> {
                // RFC 9530: Content-Digest is of what this very message carries. For a part that
                // would have to be computed before its first byte; what a device that resumes needs
                // is Repr-Digest, of the whole, and that is in every answer.
                response.header(CONTENT_DIGEST, digest(blob.digest()));
                response.status(Status.OK_200);
                if (Heads.isAsked(request)) {
                    describe(response, blob.size());
                    Heads.send(response);
                } else {
                    stream(response, blob, 0, blob.size(), mayGoOn);
                }
            }
            case ByteRange.Part part -> {
                response.header(
                        HeaderNames.CONTENT_RANGE,
                        "bytes %d-%d/%d".formatted(part.first(), part.last(), blob.size()));
                response.status(Status.PARTIAL_CONTENT_206);
                stream(response, blob, part.first(), part.length(), mayGoOn);
            }
            case ByteRange.Beyond _ -> {
                response.header(HeaderNames.CONTENT_RANGE, "bytes */" + blob.size());
                Problem.of(
                                Status.REQUESTED_RANGE_NOT_SATISFIABLE_416,
                                "range-not-satisfiable",
                                "the content has " + blob.size() + " bytes")
                        .send(response);
            }
        }
    }

    private static void describe(ServerResponse response, Digest digest) {
        response.header(HeaderNames.ETAG, etag(digest));
        response.header(HeaderNames.ACCEPT_RANGES, "bytes");
        response.header(REPR_DIGEST, digest(digest));
    }

    private static void describe(ServerResponse response, long length) {
        response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
        response.contentLength(length);
    }

    private static boolean isKnown(ServerRequest request, Digest digest) {
        var headers = request.headers();
        if (!headers.contains(HeaderNames.IF_NONE_MATCH)) {
            return false;
        }
        var tag = etag(digest);
        return headers.get(HeaderNames.IF_NONE_MATCH).allValues().stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .anyMatch(known ->
                        known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    private static ByteRange range(ServerRequest request, ContentStore.Blob blob) {
        var headers = request.headers();
        var same = headers.first(HeaderNames.IF_RANGE).orElse(etag(blob.digest()));
        if (!same.strip().equals(etag(blob.digest()))) {
            return new ByteRange.Whole();
        }
        // Several lines are one list, and so several ranges. A range is a GET's only (RFC 9110).
        return headers.contains(HeaderNames.RANGE) && !Heads.isAsked(request)
                ? ByteRange.of(
                        String.join(",", headers.get(HeaderNames.RANGE).allValues()), blob.size())
                : new ByteRange.Whole();
    }

    private void stream(
            ServerResponse response,
            ContentStore.Blob blob,
            long from,
            long length,
            BooleanSupplier mayGoOn) {
        try (var file = FileChannel.open(blob.path(), StandardOpenOption.READ)) {
            describe(response, length);
            var out = response.outputStream();
            var proof = length == blob.size() && !store.isProven(blob) ? Digest.sha256() : null;
            var buffer = new byte[BUFFER];
            for (var left = length; left > 0; ) {
                if (!mayGoOn.getAsBoolean()) {
                    throw new CloseConnectionException("the download may not go on");
                }
                var n = read(file, buffer, from + length - left, left);
                left -= n;
                if (proof != null) {
                    proof.update(buffer, 0, n);
                    if (left == 0) {
                        prove(blob, Digest.of(proof));
                    }
                }
                write(out, buffer, n);
                // A fast reader would keep the processor for as long as it takes all that comes;
                // meanwhile everybody else, such as registrations, would wait for a turn.
                Thread.yield();
            }
            out.close();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "the content " + blob.digest() + " cannot be read", e);
            throw new CloseConnectionException("the content cannot be read", e);
        }
    }

    private static int read(FileChannel file, byte[] buffer, long position, long left)
            throws IOException {
        var most = (int) Math.min(buffer.length, left);
        var n = file.read(ByteBuffer.wrap(buffer, 0, most), position);
        if (n <= 0) {
            throw new IOException("the file is shorter than it was");
        }
        return n;
    }

    private void prove(ContentStore.Blob blob, Digest found) throws IOException {
        if (!found.equals(blob.digest())) {
            store.condemn(blob);
            throw new IOException("the file was changed: its hash is now " + found);
        }
        store.proved(blob);
    }

    private static void write(OutputStream out, byte[] buffer, int n) {
        try {
            out.write(buffer, 0, n);
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the client went away in mid-download", e);
        }
    }

    private static String etag(Digest digest) {
        return '"' + digest.hex() + '"';
    }

    private static String digest(Digest digest) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest.bytes()) + ":";
    }
}
