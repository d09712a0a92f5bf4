package calypte.server.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.server.http.HttpServer;
import calypte.server.http.Listener;
import calypte.server.registry.CatalogueRoutes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // opened before all tests
class LibraryRoutesTest {

    private static final int MOST = 32 << 20;
    private static final String OCTETS = "application/octet-stream";

    @TempDir static Path data;

    private static final AtomicLong free = new AtomicLong(1L << 40);
    private static final HttpClient client = HttpClient.newHttpClient();
    private static Library library;
    private static ContentStore store;
    private static HttpServer operator;
    private static HttpServer device;

    @BeforeAll
    static void open() throws Exception {
        library = new Library(data);
        store = ContentStore.in(data, MOST, free::get);
        var limits = Listener.Limits.DEFAULT.withPayload(store.most());
        operator =
                HttpServer.start(
                        new Listener("http", "127.0.0.1", 0, null, limits),
                        routes ->
                                routes.register("/", new CatalogueRoutes(library.catalogue))
                                        .register("/", new UploadRoutes(library.catalogue, store)));
        device =
                HttpServer.start(
                        new Listener("device", "127.0.0.1", 0),
                        routes ->
                                routes.register(
                                        "/",
                                        new DownloadRoutes(
                                                library.authentications,
                                                library.catalogue,
                                                store)));
    }

    @AfterAll
    static void close() {
        client.close();
        device.close();
        operator.close();
        library.close();
    }

    @Test
    void anUploadIsAnsweredWithWhatCameIn() throws Exception {
        var firmware = library.firmware();
        var image = image(5_000_000);

        var answer = upload(firmware, image);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"id\":\"" + firmware + "\"")
                .contains("\"sha256\":\"" + Digest.of(image) + "\"")
                .contains("\"size_bytes\":5000000");
        assertThat(library.catalogue.firmware(firmware).orElseThrow().content())
                .isEqualTo(new Firmware.Content(Digest.of(image), image.length));
        assertThat(store.find(Digest.of(image)).orElseThrow().path()).hasBinaryContent(image);
    }

    @Test
    void contentNeverChanges() throws Exception {
        var firmware = library.firmware();
        var _ = upload(firmware, image(1_000));

        var again = upload(firmware, image(1_000));
        var other = upload(firmware, image(1_001));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains(Digest.of(image(1_000)).hex());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("/problems/other-content");
        assertThat(store.find(Digest.of(image(1_001)))).isEmpty();
    }

    @Test
    void theSameAgainBringsALostFileBack() throws Exception {
        var firmware = library.firmware();
        var _ = upload(firmware, image(1_002));
        Files.delete(store.find(Digest.of(image(1_002))).orElseThrow().path());
        var pump = library.device(firmware);

        var lost = download(pump, firmware);
        var again = upload(firmware, image(1_002));

        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(download(pump, firmware).body()).isEqualTo(image(1_002));
    }

    @Test
    void onlyOctetsForAFirmwareThatIsThereAreTaken() throws Exception {
        var nowhere = new FirmwareId(new UUID(1, 2));

        assertThat(upload(nowhere, image(10)).statusCode()).isEqualTo(404);
        assertThat(upload(nowhere, image(3_000_000)).statusCode()).isEqualTo(404);
        assertThat(put(library.firmware(), "text/plain", BodyPublishers.ofString("x")).statusCode())
                .isEqualTo(415);
        assertThat(upload(library.firmware(), new byte[0]).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        var firmware = library.firmware();
        var image = new byte[MOST + 1];

        var said = upload(firmware, image);
        var unsaid =
                put(
                        firmware,
                        OCTETS,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(image)));

        assertThat(said.statusCode()).isEqualTo(413);
        assertThat(unsaid.statusCode()).isEqualTo(413);
        assertThat(library.catalogue.firmware(firmware).orElseThrow().content()).isNull();
        noneIsIncoming();
    }

    @Test
    void aFullDiskRefusesUploadsAndServesDownloads() throws Exception {
        var firmware = library.firmware();
        var pump = library.device(firmware);
        var _ = upload(firmware, image(2_000));
        free.set(0);
        try {
            var answer = upload(library.firmware(), image(3_000_000));

            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(answer.body()).contains("/problems/no-space");
            assertThat(download(pump, firmware).statusCode()).isEqualTo(200);
        } finally {
            free.set(1L << 40);
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        var firmware = library.firmware();
        try (var socket = new Socket("127.0.0.1", operator.port())) {
            var head =
                    "PUT /firmware/%s/content HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 1000000\r\n\r\n"
                            .formatted(firmware, OCTETS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(image(500_000));
            Awaitility.await().until(() -> incoming() == 1);
        }

        noneIsIncoming();
        assertThat(library.catalogue.firmware(firmware).orElseThrow().content()).isNull();
        assertThat(upload(firmware, image(500_000)).statusCode()).isEqualTo(201);
    }

    @Test
    void aDeviceGetsTheFirmwareItIsAssignedAndNoOther() throws Exception {
        var firmware = library.firmware();
        var other = library.firmware();
        var _ = upload(firmware, image(700_000));
        var _ = upload(other, image(700_001));
        var pump = library.device(firmware);

        assertThat(download(pump, firmware).body()).isEqualTo(image(700_000));
        assertThat(download(pump, other).statusCode()).isEqualTo(404);
        assertThat(download(library.device(null), firmware).statusCode()).isEqualTo(404);
    }

    @Test
    void whatCannotBeDeliveredIsNotFound() throws Exception {
        var empty = library.firmware();
        var revoked = library.firmware();
        var pump = library.device(revoked);
        var _ = upload(revoked, image(10));
        library.revoke(revoked);

        assertThat(download(library.device(empty), empty).statusCode()).isEqualTo(404);
        assertThat(download(pump, revoked).statusCode()).isEqualTo(404);
    }

    @Test
    void aStrangerGetsNothing() throws Exception {
        var firmware = library.firmware();
        var _ = upload(firmware, image(10));
        var pump = library.device(firmware);
        var uri = URI.create(device.url() + "/firmware/" + firmware + "/content");

        var bare = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(bare.statusCode()).isEqualTo(401);
        assertThat(bare.headers().firstValue("WWW-Authenticate")).isPresent();
        var impostor = new Library.Device(pump.id(), pump.serial(), "x".repeat(43));
        assertThat(download(impostor, firmware).statusCode()).isEqualTo(401);
        library.disable(pump);
        assertThat(download(pump, firmware).statusCode()).isEqualTo(403);
    }

    @Test
    void aRekeyCutsARunningDownload() throws Exception {
        var firmware = library.firmware();
        var _ = upload(firmware, image(MOST));
        var pump = library.device(firmware);

        assertThat(readSlowly(pump, firmware, () -> library.rekey(pump))).isLessThan(MOST);
    }

    @Test
    void aRevocationCutsARunningDownload() throws Exception {
        var firmware = library.firmware();
        var _ = upload(firmware, image(MOST));
        var pump = library.device(firmware);

        assertThat(readSlowly(pump, firmware, () -> library.revoke(firmware))).isLessThan(MOST);
    }

    @Test
    void aSlowDownloadOtherwiseComesToItsEnd() throws Exception {
        var firmware = library.firmware();
        var _ = upload(firmware, image(MOST));

        assertThat(readSlowly(library.device(firmware), firmware, () -> {})).isGreaterThan(MOST);
    }

    private static HttpResponse<String> upload(FirmwareId firmware, byte[] image) throws Exception {
        return put(firmware, OCTETS, BodyPublishers.ofByteArray(image));
    }

    private static HttpResponse<String> put(FirmwareId firmware, String type, BodyPublisher body)
            throws Exception {
        var uri = URI.create(operator.url() + "/firmware/" + firmware + "/content");
        var request = HttpRequest.newBuilder(uri).header("Content-Type", type).PUT(body).build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<byte[]> download(Library.Device device, FirmwareId firmware)
            throws Exception {
        var uri = URI.create(LibraryRoutesTest.device.url() + "/firmware/" + firmware + "/content");
        var request = HttpRequest.newBuilder(uri).header("Authorization", basic(device)).build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    /// Downloads some 20 MB/s, doing something in the middle; how much came, with the headers.
    private static long readSlowly(Library.Device device, FirmwareId firmware, Runnable midway)
            throws IOException {
        try (var socket = new Socket("127.0.0.1", LibraryRoutesTest.device.port())) {
            var request =
                    "GET /firmware/%s/content HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: %s\r\n\r\n"
                            .formatted(firmware, basic(device));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var in = socket.getInputStream();
            var total = (long) in.readNBytes(1 << 20).length;
            midway.run();
            for (byte[] some; (some = in.readNBytes(64 << 10)).length > 0; ) {
                total += some.length;
                LockSupport.parkNanos(2_000_000);
            }
            return total;
        }
    }

    private static String basic(Library.Device device) {
        var pair = device.serial() + ":" + device.key();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static void noneIsIncoming() {
        Awaitility.await().until(() -> incoming() == 0);
    }

    private static long incoming() throws IOException {
        try (var files = Files.list(data.resolve("content").resolve("incoming"))) {
            return files.count();
        }
    }

    private static byte[] image(int size) {
        var image = new byte[size];
        new Random(size).nextBytes(image);
        return image;
    }
}
