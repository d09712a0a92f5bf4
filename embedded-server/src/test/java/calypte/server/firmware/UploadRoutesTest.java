package calypte.server.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // opened before all tests
class UploadRoutesTest {

    @TempDir static Path data;

    private static OpenLibrary open;
    private static Library library;

    @BeforeAll
    static void open() throws Exception {
        open = new OpenLibrary(data);
        library = open.library;
    }

    @AfterAll
    static void close() {
        open.close();
    }

    @Test
    void anUploadIsAnsweredWithWhatCameIn() throws Exception {
        var firmware = library.firmware();
        var image = OpenLibrary.image(5_000_000);

        var answer = open.upload(firmware, image);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"id\":\"" + firmware + "\"")
                .contains("\"sha256\":\"" + Digest.of(image) + "\"")
                .contains("\"size_bytes\":5000000");
        assertThat(library.catalogue.firmware(firmware).orElseThrow().content())
                .isEqualTo(new Firmware.Content(Digest.of(image), image.length));
        assertThat(open.store.find(Digest.of(image)).orElseThrow().path()).hasBinaryContent(image);
    }

    @Test
    void contentNeverChanges() throws Exception {
        var firmware = library.firmware();
        var _ = open.upload(firmware, OpenLibrary.image(1_000));

        var again = open.upload(firmware, OpenLibrary.image(1_000));
        var other = open.upload(firmware, OpenLibrary.image(1_001));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains(Digest.of(OpenLibrary.image(1_000)).hex());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("/problems/other-content");
        assertThat(open.store.find(Digest.of(OpenLibrary.image(1_001)))).isEmpty();
    }

    @Test
    void theSameAgainBringsALostFileBack() throws Exception {
        var firmware = library.firmware();
        var _ = open.upload(firmware, OpenLibrary.image(1_002));
        Files.delete(open.store.find(Digest.of(OpenLibrary.image(1_002))).orElseThrow().path());
        var pump = library.device(firmware);

        var lost = open.download(pump, firmware);
        var again = open.upload(firmware, OpenLibrary.image(1_002));

        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(open.download(pump, firmware).body()).isEqualTo(OpenLibrary.image(1_002));
    }

    @Test
    void onlyOctetsForAFirmwareThatIsThereAreTaken() throws Exception {
        var nowhere = new FirmwareId(new UUID(1, 2));

        assertThat(open.upload(nowhere, OpenLibrary.image(10)).statusCode()).isEqualTo(404);
        assertThat(open.upload(nowhere, OpenLibrary.image(3_000_000)).statusCode()).isEqualTo(404);
        assertThat(
                        open.put(library.firmware(), "text/plain", BodyPublishers.ofString("x"))
                                .statusCode())
                .isEqualTo(415);
        assertThat(open.upload(library.firmware(), new byte[0]).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        var firmware = library.firmware();
        var image = new byte[OpenLibrary.MOST + 1];

        var said = open.upload(firmware, image);
        var unsaid =
                open.put(
                        firmware,
                        OpenLibrary.OCTETS,
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
        var _ = open.upload(firmware, OpenLibrary.image(2_000));
        open.free.set(0);
        try {
            var answer = open.upload(library.firmware(), OpenLibrary.image(3_000_000));

            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(answer.body()).contains("/problems/no-space");
            assertThat(open.download(pump, firmware).statusCode()).isEqualTo(200);
        } finally {
            open.free.set(OpenLibrary.PLENTY);
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        var firmware = library.firmware();
        try (var socket = new Socket("127.0.0.1", open.operator.port())) {
            var head =
                    "PUT /firmware/%s/content HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 1000000\r\n\r\n"
                            .formatted(firmware, OpenLibrary.OCTETS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(OpenLibrary.image(500_000));
            Awaitility.await().until(() -> incoming() == 1);
        }

        noneIsIncoming();
        assertThat(library.catalogue.firmware(firmware).orElseThrow().content()).isNull();
        assertThat(open.upload(firmware, OpenLibrary.image(500_000)).statusCode()).isEqualTo(201);
    }

    private static void noneIsIncoming() {
        Awaitility.await().until(() -> incoming() == 0);
    }

    private static long incoming() throws IOException {
        try (var files = Files.list(data.resolve("content").resolve("incoming"))) {
            return files.count();
        }
    }
}
