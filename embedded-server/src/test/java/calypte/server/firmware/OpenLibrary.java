package calypte.server.firmware;

import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.TrustedKeys;
import calypte.server.http.HttpServer;
import calypte.server.http.Listener;
import calypte.server.registry.CatalogueRoutes;
import calypte.server.registry.FirmwareRoutes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// Both listeners of a [Library], and those who call them.
final class OpenLibrary implements AutoCloseable {

    static final int MOST = 32 << 20;
    static final long QUOTA = 64 << 20;
    static final long PLENTY = 1L << 40;
    static final String OCTETS = "application/octet-stream";

    final AtomicLong free = new AtomicLong(PLENTY);
    final HttpClient client = HttpClient.newHttpClient();
    final Library library;
    final ContentStore store;
    final HttpServer operator;
    final HttpServer device;

    OpenLibrary(Path data) throws Exception {
        this(data, TrustedKeys.NONE);
    }

    OpenLibrary(Path data, TrustedKeys trusted) throws Exception {
        library = new Library(data, trusted);
        store = ContentStore.in(data, QUOTA, new Intake(MOST, free::get));
        var limits = Listener.Limits.DEFAULT.withPayload(store.most());
        operator =
                HttpServer.start(
                        new Listener("http", "127.0.0.1", 0, null, limits),
                        routes ->
                                routes.register("/", new CatalogueRoutes(library.catalogue))
                                        .register("/", new FirmwareRoutes(library.life))
                                        .register(
                                                "/",
                                                new UploadRoutes(
                                                        library.catalogue, library.life, store)));
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

    @Override
    public void close() {
        client.close();
        device.close();
        operator.close();
        library.close();
    }

    HttpResponse<String> upload(FirmwareId firmware, byte[] image) throws Exception {
        return put(firmware, OCTETS, BodyPublishers.ofByteArray(image));
    }

    HttpResponse<String> put(FirmwareId firmware, String type, BodyPublisher body)
            throws Exception {
        var uri = URI.create(operator.url() + "/firmware/" + firmware + "/content");
        var request = HttpRequest.newBuilder(uri).header("Content-Type", type).PUT(body).build();
        return client.send(request, BodyHandlers.ofString());
    }

    HttpResponse<byte[]> download(Library.Device device, FirmwareId firmware) throws Exception {
        var uri = URI.create(this.device.url() + "/firmware/" + firmware + "/content");
        var request = HttpRequest.newBuilder(uri).header("Authorization", basic(device)).build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    static String basic(Library.Device device) {
        var pair = device.serial() + ":" + device.key();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] image(int size) {
        var image = new byte[size];
        new Random(size).nextBytes(image);
        return image;
    }
}
