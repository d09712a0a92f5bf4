package calypte.server.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import calypte.model.firmware.Digest;
import calypte.server.http.HttpServer;
import calypte.server.http.Listener;
import io.helidon.webserver.http.Handler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it weighs the memory of the whole process")
@SuppressWarnings("NullAway.Init") // set before each test
class DownloadTest {

    private static final byte[] IMAGE = image(300_001);
    private static final Digest DIGEST = Digest.of(IMAGE);
    private static final String ETAG = "\"" + DIGEST + "\"";
    private static final String SHA256 =
            "sha-256=:" + Base64.getEncoder().encodeToString(DIGEST.bytes()) + ":";

    private static final byte[] BIG = image(20_000_000);

    @TempDir Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private volatile BooleanSupplier mayGoOn = () -> true;
    private ContentStore store;
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        store = ContentStore.in(data, 0);
        var _ = store.store(new ByteArrayInputStream(IMAGE), new Anybody());
        var _ = store.store(new ByteArrayInputStream(BIG), new Anybody());
        server = serve(store);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void aHeadTellsTheLengthOfTheWholeAndReadsNothing() throws Exception {
        mayGoOn = () -> false;
        var request = HttpRequest.newBuilder(URI.create(server.url())).HEAD();

        var answer =
                client.send(
                        request.header("Range", "bytes=0-9").build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("300001");
        assertThat(header(answer, "ETag")).isEqualTo(ETAG);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void isTheWholeContentWithItsDigest() throws Exception {
        var answer = get();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(IMAGE);
        assertThat(header(answer, "Content-Length")).isEqualTo("300001");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "ETag")).isEqualTo(ETAG);
        assertThat(header(answer, "Content-Digest")).isEqualTo(SHA256);
        assertThat(header(answer, "Repr-Digest")).isEqualTo(SHA256);
    }

    @Test
    void isTheRangeAskedFor() throws Exception {
        var answer = get("Range", "bytes=1000-200999");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(IMAGE, 1_000, 201_000));
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes 1000-200999/300001");
        assertThat(header(answer, "Content-Length")).isEqualTo("200000");
        assertThat(header(answer, "ETag")).isEqualTo(ETAG);
        assertThat(header(answer, "Repr-Digest")).isEqualTo(SHA256);
        assertThat(answer.headers().firstValue("Content-Digest")).isEmpty();
    }

    @Test
    void goesOnWhereItBrokeOff() throws Exception {
        var tail = get("Range", "bytes=299999-", "If-Range", ETAG);
        var last = get("Range", "bytes=-1");

        assertThat(tail.statusCode()).isEqualTo(206);
        assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(IMAGE, 299_999, 300_001));
        assertThat(header(last, "Content-Range")).isEqualTo("bytes 300000-300000/300001");
    }

    @Test
    void isTheWholeAgainIfTheRangeWasOfOtherContent() throws Exception {
        assertThat(get("Range", "bytes=5-", "If-Range", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(get("Range", "bytes=5-", "If-Range", "W/" + ETAG).statusCode()).isEqualTo(200);
    }

    @Test
    void isTheWholeIfSeveralRangesAreAskedFor() throws Exception {
        assertThat(get("Range", "bytes=0-1,5-6").body()).isEqualTo(IMAGE);
        assertThat(get("Range", "bytes=0-1", "Range", "bytes=5-6").body()).isEqualTo(IMAGE);
    }

    @Test
    void refusesARangeBeyondTheEnd() throws Exception {
        var answer = get("Range", "bytes=300001-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */300001");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void isNotSentToOneWhoHasIt() throws Exception {
        for (var known : new String[] {ETAG, "W/" + ETAG, "*", "\"a\", " + ETAG}) {
            var answer = get("If-None-Match", known, "Range", "bytes=0-1");

            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(ETAG);
        }
        assertThat(get("If-None-Match", "\"a\"").statusCode()).isEqualTo(200);
    }

    @Test
    void isCutOnceItMayNotGoOn() throws Exception {
        var asked = new AtomicInteger();
        mayGoOn = () -> asked.incrementAndGet() < 3;

        assertThatThrownBy(() -> get()).isInstanceOf(IOException.class);

        assertThat(asked).hasValue(3);
        mayGoOn = () -> true;
        assertThat(get().body()).isEqualTo(IMAGE);
    }

    @Test
    void neverCompletesAFileThatIsNotWhatItsNameSays() throws Exception {
        var path = store.find(DIGEST).orElseThrow().path();
        var damaged = IMAGE.clone();
        damaged[17]++;
        Files.write(path, damaged);
        server.close();
        store = ContentStore.in(data, 0); // which has proven nothing yet
        server = serve(store);

        assertThatThrownBy(() -> get()).isInstanceOf(IOException.class);

        assertThat(store.find(DIGEST)).isEmpty();
        var _ = store.store(new ByteArrayInputStream(IMAGE), new Anybody());
        assertThat(get().body()).isEqualTo(IMAGE);
    }

    @Test
    void aCrowdOfSlowReadersCostsABufferEach() throws Exception {
        var crowd = new ArrayList<Socket>();
        try {
            var before = usedMemory();
            for (var i = 0; i < 100; i++) {
                crowd.add(slowReader());
            }

            // They all stand in the midst of 20 MB each.
            assertThat(usedMemory() - before).isLessThan(64L << 20);
            for (var reader : crowd.subList(0, 3)) {
                assertThat(rest(reader)).isGreaterThan(BIG.length);
            }
        } finally {
            for (var reader : crowd) {
                reader.close();
            }
        }
    }

    private Socket slowReader() throws IOException {
        var reader = new Socket("127.0.0.1", server.port());
        reader.getOutputStream()
                .write(
                        "GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        assertThat(reader.getInputStream().readNBytes(100_000)).hasSize(100_000);
        return reader;
    }

    private static long rest(Socket reader) throws IOException {
        var total = 100_000L;
        var buffer = new byte[64 << 10];
        for (int n; (n = reader.getInputStream().read(buffer)) >= 0; ) {
            total += n;
        }
        return total;
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private HttpServer serve(ContentStore store) throws HttpServer.CannotListen {
        var download = new Download(store);
        return HttpServer.start(
                new Listener("device", "127.0.0.1", 0),
                routes ->
                        routes.get("/", serve(download, store, DIGEST))
                                .get("/big", serve(download, store, Digest.of(BIG))));
    }

    private Handler serve(Download download, ContentStore store, Digest digest) {
        return (request, response) ->
                download.send(
                        request,
                        response,
                        store.find(digest).orElseThrow(),
                        () -> mayGoOn.getAsBoolean());
    }

    private HttpResponse<byte[]> get(String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url()));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("(none)");
    }

    private static byte[] image(int size) {
        var image = new byte[size];
        new Random(size).nextBytes(image);
        return image;
    }
}
