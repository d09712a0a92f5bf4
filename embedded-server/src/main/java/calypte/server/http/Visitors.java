package calypte.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Everybody connected to one listener. Helidon waits for ever for the rest of a request: a few
/// slow clients would hold all connections there are. Here each has a deadline, and one address can
/// only hold so many.
final class Visitors implements ServerConnectionSelector, AutoCloseable {

    private static final long ROUND_MS = 250;

    private final Listener.Limits limits;
    private final Http1ConnectionSelector http;
    private final Set<Visitor> here = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("http-deadlines").factory());

    Visitors(Listener.Limits limits) {
        this.limits = limits;
        this.http =
                Http1ConnectionSelector.builder()
                        .config(
                                Http1Config.builder()
                                        .name("http_1_1")
                                        .sendKeepAliveHeader(false)
                                        .addReceiveListener(new Arrival())
                                        .addSendListener(new Departure())
                                        .build())
                        .build();
        var _ =
                rounds.scheduleWithFixedDelay(
                        this::round, ROUND_MS, ROUND_MS, TimeUnit.MILLISECONDS);
    }

    /// Ends every connection that has kept us waiting for too long.
    private void round() {
        var now = System.nanoTime();
        for (var visitor : here) {
            if (visitor.isLate(now)) {
                // Closing may want to say goodbye to one who does not listen.
                Thread.ofVirtual().start(visitor::cut);
            }
        }
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var address = address(context);
        if (!address.isLoopbackAddress()
                && perAddress.merge(address, 1, Integer::sum) > limits.perAddress()) {
            leave(address);
            throw new CloseConnectionException("too many connections from one address");
        }
        var visitor = new Visitor(context, limits);
        here.add(visitor);
        return visitor.served(
                http,
                () -> {
                    here.remove(visitor);
                    leave(address);
                });
    }

    private void leave(InetAddress address) {
        perAddress.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public void close() {
        rounds.shutdown();
    }

    private static InetAddress address(ConnectionContext context) {
        if (context.remotePeer().address() instanceof InetSocketAddress inet
                && inet.getAddress() != null) {
            return inet.getAddress();
        }
        return InetAddress.getLoopbackAddress();
    }

    /// Tells a visitor how far its request has come.
    private static final class Arrival implements Http1ConnectionListener {
        @Override
        public void prologue(ConnectionContext context, HttpPrologue prologue) {
            if (context instanceof Visitor visitor) {
                visitor.asks(prologue.method());
            }
        }

        @Override
        public void headers(ConnectionContext context, Headers headers) {
            if (context instanceof Visitor visitor) {
                visitor.headersAreIn(headers.containsToken(HeaderValues.CONNECTION_CLOSE));
            }
        }
    }

    /// Tells a visitor that its request is being answered.
    private static final class Departure implements Http1ConnectionListener {
        @Override
        public void headers(ConnectionContext context, Headers headers) {
            if (context instanceof Visitor visitor) {
                visitor.isAnswered(headers.containsToken(HeaderValues.CONNECTION_CLOSE));
            }
        }
    }
}
