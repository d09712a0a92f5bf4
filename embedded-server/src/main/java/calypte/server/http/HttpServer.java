package calypte.server.http;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.function.Consumer;

/// A running [Listener] with its routes.
public final class HttpServer implements AutoCloseable {

    /// How long answers under way may take when the server stops.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Listener listener;
    private final WebServer server;
    private final Visitors visitors;

    private HttpServer(Listener listener, WebServer server, Visitors visitors) {
        this.listener = listener;
        this.server = server;
        this.visitors = visitors;
    }

    /// The listener cannot be opened. The message is one line for the operator.
    public static final class CannotListen extends Exception {
        CannotListen(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Opens `listener`. `routes` adds filters, services and handlers for exceptions of its own;
    /// those of [Problem] are there already.
    public static HttpServer start(Listener listener, Consumer<HttpRouting.Builder> routes)
            throws CannotListen {
        var visitors = new Visitors(listener.limits());
        try {
            probe(listener);
            var server = server(listener, routes, visitors).start();
            if (!server.isRunning()) {
                throw new IllegalStateException("see the log");
            }
            return new HttpServer(listener, server, visitors);
        } catch (RuntimeException e) {
            visitors.close();
            throw new CannotListen(explain(listener, e), e);
        }
    }

    /// Where it listens in fact, also when any port was asked for.
    public int port() {
        return server.port();
    }

    /// The address of this listener, as one on this machine would call it.
    public String url() {
        var host = listener.host();
        return "%s://%s:%d"
                .formatted(
                        listener.tls() == null ? "http" : "https",
                        host.contains(":") ? "[" + host + "]" : host,
                        port());
    }

    @Override
    public void close() {
        server.stop();
        visitors.close();
    }

    /// Helidon tells only its log, and at length, why it did not start. This asks first.
    private static void probe(Listener listener) {
        if (listener.port() == 0) {
            return;
        }
        try (var socket = ServerSocketChannel.open()) {
            socket.bind(new InetSocketAddress(listener.host(), listener.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WebServer server(
            Listener listener, Consumer<HttpRouting.Builder> routes, Visitors visitors) {
        var routing = HttpRouting.builder();
        Problem.handlers(routing);
        var known = new KnownPaths(routing);
        routes.accept(known);
        known.end();
        var limits = listener.limits();
        var builder =
                WebServer.builder()
                        .host(listener.host())
                        .port(listener.port())
                        .routing(routing)
                        .directHandlers(problems())
                        .shutdownHook(false)
                        .shutdownGracePeriod(GRACE)
                        .featuresDiscoverServices(false)
                        .protocolsDiscoverServices(false)
                        .addConnectionSelector(visitors)
                        .maxPayloadSize(limits.payload())
                        .maxTcpConnections(limits.connections())
                        .backlog(1024)
                        .connectionOptions(options -> options.tcpNoDelay(true));
        if (listener.tls() != null) {
            builder.tls(tls(listener.tls()));
        }
        return builder.build();
    }

    private static Tls tls(Listener.Certificate files) {
        var keys =
                Keys.builder()
                        .pem(pem ->
                                pem.key(Resource.create(files.key()))
                                        .certChain(Resource.create(files.chain())))
                        .build();
        return Tls.builder().privateKey(keys).privateKeyCertChain(keys).build();
    }

    /// What Helidon refuses by itself, before a route is found, is a problem like any other.
    private static DirectHandlers problems() {
        var handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (_, _, status, headers, _) -> transport(status, headers));
        }
        return handlers.build();
    }

    private static TransportResponse transport(Status status, ServerResponseHeaders headers) {
        headers.set(HeaderNames.CONTENT_TYPE, "application/problem+json");
        return TransportResponse.builder()
                .status(status)
                .headers(headers)
                .entity(Problem.of(status).bytes())
                .build();
    }

    private static String explain(Listener listener, RuntimeException failure) {
        var where = "%s on %s:%d".formatted(listener.name(), listener.host(), listener.port());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "cannot listen for the %s: the port is in use, or the address is not this machine's; choose another with calypte.%s.port"
                        .formatted(where, listener.name());
            }
            if (cause instanceof UnresolvedAddressException) {
                return "cannot listen for the %s: the host is unknown".formatted(where);
            }
        }
        if (listener.tls() != null && !(failure instanceof UncheckedIOException)) {
            return "cannot listen for the %s: the certificate or the key is unreadable (calypte.%s.tls.cert, calypte.%2$s.tls.key)"
                    .formatted(where, listener.name());
        }
        return "cannot listen for the " + where;
    }
}
