package calypte.server.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.firmware.FirmwareId;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // opened before all tests
class DownloadRoutesTest {

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
    void aDeviceGetsTheFirmwareItIsAssignedAndNoOther() throws Exception {
        var firmware = library.firmware();
        var other = library.firmware();
        var _ = open.upload(firmware, OpenLibrary.image(700_000));
        var _ = open.upload(other, OpenLibrary.image(700_001));
        var pump = library.device(firmware);

        assertThat(open.download(pump, firmware).body()).isEqualTo(OpenLibrary.image(700_000));
        assertThat(open.download(pump, other).statusCode()).isEqualTo(404);
        assertThat(open.download(library.device(null), firmware).statusCode()).isEqualTo(404);
    }

    @Test
    void whatCannotBeDeliveredIsNotFound() throws Exception {
        var empty = library.firmware();
        var revoked = library.firmware();
        var pump = library.device(revoked);
        var _ = open.upload(revoked, OpenLibrary.image(10));
        library.revoke(revoked);

        assertThat(open.download(library.device(empty), empty).statusCode()).isEqualTo(404);
        assertThat(open.download(pump, revoked).statusCode()).isEqualTo(404);
    }

    @Test
    void aStrangerGetsNothing() throws Exception {
        var firmware = library.firmware();
        var _ = open.upload(firmware, OpenLibrary.image(10));
        var pump = library.device(firmware);
        var uri = URI.create(open.device.url() + "/firmware/" + firmware + "/content");

        var bare = open.client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(bare.statusCode()).isEqualTo(401);
        assertThat(bare.headers().firstValue("WWW-Authenticate")).isPresent();
        var impostor = new Library.Device(pump.id(), pump.serial(), "x".repeat(43));
        assertThat(open.download(impostor, firmware).statusCode()).isEqualTo(401);
        library.disable(pump);
        assertThat(open.download(pump, firmware).statusCode()).isEqualTo(403);
    }

    @Test
    void aRekeyCutsARunningDownload() throws Exception {
        var firmware = library.firmware();
        var _ = open.upload(firmware, OpenLibrary.image(OpenLibrary.MOST));
        var pump = library.device(firmware);

        assertThat(readSlowly(pump, firmware, () -> library.rekey(pump)))
                .isLessThan(OpenLibrary.MOST);
    }

    @Test
    void aRevocationCutsARunningDownload() throws Exception {
        var firmware = library.firmware();
        var _ = open.upload(firmware, OpenLibrary.image(OpenLibrary.MOST));
        var pump = library.device(firmware);

        assertThat(readSlowly(pump, firmware, () -> library.revoke(firmware)))
                .isLessThan(OpenLibrary.MOST);
    }

    @Test
    void aSlowDownloadOtherwiseComesToItsEnd() throws Exception {
        var firmware = library.firmware();
        var _ = open.upload(firmware, OpenLibrary.image(OpenLibrary.MOST));

        assertThat(readSlowly(library.device(firmware), firmware, () -> {}))
                .isGreaterThan(OpenLibrary.MOST);
    }

    /// Downloads some 20 MB/s, doing something in the middle; how much came, with the headers.
    private static long readSlowly(Library.Device device, FirmwareId firmware, Runnable midway)
            throws IOException {
        try (var socket = new Socket("127.0.0.1", open.device.port())) {
            var request =
                    "GET /firmware/%s/content HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: %s\r\n\r\n"
                            .formatted(firmware, OpenLibrary.basic(device));
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
}
