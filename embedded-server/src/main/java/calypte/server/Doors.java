package calypte.server;

import calypte.server.firmware.ContentStore;
import calypte.server.http.HttpServer;
import calypte.server.http.Listener;
import calypte.server.http.OperatorGate;
import calypte.server.http.OperatorToken;
import calypte.server.http.Problem;
import calypte.server.storage.DatabaseDamaged;
import calypte.server.storage.DiskFull;
import calypte.server.storage.Overloaded;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The two HTTP listeners and what is behind each. Devices find nothing but the gateway on theirs;
/// slow devices cannot keep an operator from his.
final class Doors {

    private final Settings settings;
    private volatile @Nullable URI deviceUrl;

    Doors(Settings settings) {
        this.settings = settings;
    }

    /// Where devices fetch from: the public address, or the listener itself.
    URI deviceUrl() {
        var url = deviceUrl;
        if (url == null) {
            throw new IllegalStateException("no device can be here before the door is open");
        }
        return url;
    }

    HttpServer openForDevices(Consumer<HttpRouting.Builder> services) throws ConfigurationError {
        var listener =
                new Listener(
                        "device",
                        settings.text(Setting.DEVICE_HOST),
                        settings.number(Setting.DEVICE_PORT),
                        certificate(Setting.DEVICE_TLS_CERT, Setting.DEVICE_TLS_KEY),
                        Listener.Limits.DEFAULT);
        var server = open(listener, services);
        deviceUrl = URI.create(settings.given(Setting.DEVICE_PUBLIC_URL).orElse(server.url()));
        return server;
    }

    HttpServer openForOperators(OperatorToken token, Consumer<HttpRouting.Builder> services)
            throws ConfigurationError {
        var host = settings.text(Setting.HTTP_HOST);
        var listener =
                new Listener(
                        "http",
                        host,
                        settings.number(Setting.HTTP_PORT),
                        certificate(Setting.HTTP_TLS_CERT, Setting.HTTP_TLS_KEY),
                        // Firmware comes in here; every other route has a limit of its own.
                        Listener.Limits.DEFAULT.withPayload(ContentStore.MOST_BYTES));
        if (listener.tls() == null && !isLoopback(host)) {
            throw new ConfigurationError(
                    "calypte.http.host is %s, which others can reach: set calypte.http.tls.cert and .tls.key too"
                            .formatted(host));
        }
        var publicHost = settings.given(Setting.HTTP_PUBLIC_HOST).orElse(null);
        return open(
                listener,
                routes -> {
                    routes.addFilter(new OperatorGate(token, host, publicHost));
                    services.accept(routes);
                });
    }

    private static HttpServer open(Listener listener, Consumer<HttpRouting.Builder> routes)
            throws ConfigurationError {
        try {
            return HttpServer.start(
                    listener,
                    builder -> {
                        builder.error(
                                Overloaded.class,
                                (_, response, e) -> notNow(response, "overloaded", e));
                        builder.error(
                                DiskFull.class,
                                (_, response, e) -> notNow(response, "no-space", e));
                        builder.error(DatabaseDamaged.class, (_, response, _) -> damaged(response));
                        routes.accept(builder);
                    });
        } catch (HttpServer.CannotListen e) {
            throw new ConfigurationError(String.valueOf(e.getMessage()), e);
        }
    }

    private static void notNow(ServerResponse response, String slug, RuntimeException why) {
        response.header(HeaderNames.RETRY_AFTER, "1");
        Problem.of(
                        Status.SERVICE_UNAVAILABLE_503,
                        slug,
                        why.getMessage() + "; nothing was done, trying again is safe")
                .send(response);
    }

    private static void damaged(ServerResponse response) {
        Problem.of(
                        Status.SERVICE_UNAVAILABLE_503,
                        "database-damaged",
                        "a part of the database cannot be read; an operator has to restore a backup")
                .send(response);
    }

    private Listener.@Nullable Certificate certificate(Setting chain, Setting key)
            throws ConfigurationError {
        var files = CertificateFiles.of(settings, chain, key);
        return files == null ? null : new Listener.Certificate(files.certificates(), files.key());
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }
}
