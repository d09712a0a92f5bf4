package calypte.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/// One connection, which knows at every read until when it has patience.
///
/// All but [#isLate] and [#cut] is called on the connection's own thread.
final class Visitor implements ConnectionContext {

    private static final long BYTES_PER_SECOND = 4096;
    private static final long NANOS = 1_000_000_000L;

    private final ConnectionContext context;
    private final DataReader reader = DataReader.create(this::read);
    private final HeadOnly writer;
    private final long idle;
    private final long patience;

    /// When the present request or its body began, and how much of it is in. No request is begun
    /// while an idle connection waits for one; a new connection has to hurry.
    private boolean begun = true;

    /// Whether one of us said that there will be no further request. Helidon would wait for one.
    private boolean last;

    private long since = System.nanoTime();
    private long bytes;

    /// Until when the read that blocks may block.
    private volatile long until;

    private volatile boolean reads;

    Visitor(ConnectionContext context, Listener.Limits limits) {
        this.context = context;
        this.writer = new HeadOnly(context.dataWriter());
        this.idle = limits.idle().toNanos();
        this.patience = limits.patience().toNanos();
    }

    boolean isLate(long now) {
        return reads && now - until > 0;
    }

    void cut() {
        try {
            context.serverSocket().close();
        } catch (UncheckedIOException _) {
            // It was gone already, which is all we want.
        }
    }

    void asks(Method method) {
        writer.answers(method.equals(Method.HEAD));
    }

    void headersAreIn(boolean last) {
        begin();
        this.last = last;
    }

    void isAnswered(boolean last) {
        begun = false;
        this.last |= last;
    }

    /// The connection itself, calling `gone` when it has ended.
    ServerConnection served(Http1ConnectionSelector http, Runnable gone) {
        return new Served(http.connection(this), gone);
    }

    private void begin() {
        begun = true;
        since = System.nanoTime();
        bytes = 0;
    }

    private byte[] read() {
        if (last && !begun) {
            throw new CloseConnectionException("this was the last request");
        }
        until =
                begun
                        ? since + patience + bytes * NANOS / BYTES_PER_SECOND
                        : System.nanoTime() + idle;
        reads = true;
        try {
            var data = context.serverSocket().get();
            if (!begun) {
                begin();
            }
            bytes += data == null ? 0 : data.length;
            return data;
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("the client is gone, or was too slow", e);
        } finally {
            reads = false;
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    /// The HTTP connection, with an end that is noticed.
    private record Served(ServerConnection http, Runnable gone)
            implements ServerConnection, InterruptableTask<Void> {

        @Override
        public void handle(Limit limit) throws InterruptedException {
            try {
                http.handle(limit);
            } finally {
                gone.run();
            }
        }

        @Override
        public Duration idleTime() {
            return http.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            http.close(interrupt);
        }

        @Override
        public boolean canInterrupt() {
            return http instanceof InterruptableTask<?> task && task.canInterrupt();
        }
    }
}
