package calypte.server.audit;

import calypte.server.audit.AuditPages.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One connection to a sink that reads JSON lines and never says a word.
///
/// TCP does not tell whether the program at the other end has read something: what was written may
/// lie in a buffer of either machine, and is lost if that program dies. So a batch counts as read
/// only when more has been written since than any buffers hold; or when the sink had a while to
/// read and is still there; or when, at the end, we close our side and it answers by closing its
/// own (it would reset the connection if it left anything unread).
final class LogstashLink implements AutoCloseable {

    /// More than our send buffer (set below) and the largest receive buffer that Linux gives.
    private static final long BUFFERS = 8L << 20;

    private static final int SEND_BUFFER = 128 << 10;
    private static final int CONNECT_MS = 5_000;

    private final Socket socket;
    private final OutputStream out;
    private final Deque<Sent> unproven = new ArrayDeque<>();

    /// True when the sink has closed its side in order, false when it was lost.
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    private long written;
    private long received;

    private record Sent(long sequence, long end, long at) {}

    private LogstashLink(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        Thread.ofVirtual().name("logstash-watch").start(this::watch);
    }

    static LogstashLink to(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            SocketOption<Integer> sendBuffer = StandardSocketOptions.SO_SNDBUF;
            socket.setOption(sendBuffer, SEND_BUFFER);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
            return new LogstashLink(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Whether the sink is there, as far as can be told.
    boolean isOpen() {
        return !closed.isDone();
    }

    void send(List<Stored> page) throws IOException {
        var lines = new StringBuilder(page.size() * 1024);
        page.forEach(event -> lines.append(event.document()).append('\n'));
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        written += bytes.length;
        unproven.add(new Sent(page.getLast().sequence(), written, System.nanoTime()));
    }

    /// The last sequence that the sink must have read, 0 if none: what was followed by more than
    /// the buffers hold, or was sent longer than `patience` ago.
    long received(Duration patience) {
        var now = System.nanoTime();
        while (isOpen() && !unproven.isEmpty()) {
            var oldest = unproven.getFirst();
            if (written - oldest.end() < BUFFERS && now - oldest.at() < patience.toNanos()) {
                break;
            }
            received = unproven.removeFirst().sequence();
        }
        return received;
    }

    /// Ends the connection in order, and tells like [#received] what the sink must have read: all
    /// of it, if it ends its side too within `patience`.
    long finish(Duration patience) throws InterruptedException {
        try {
            socket.shutdownOutput();
            if (closed.get(patience.toMillis(), TimeUnit.MILLISECONDS) && !unproven.isEmpty()) {
                received = unproven.getLast().sequence();
            }
        } catch (IOException | ExecutionException | TimeoutException _) {
            // Not proven then: it will be sent again.
        }
        return received;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more either way.
        }
    }

    /// Reads only to notice the end: writing alone would notice it a batch too late, or never.
    private void watch() {
        var inOrder = false;
        try {
            inOrder = socket.getInputStream().transferTo(OutputStream.nullOutputStream()) >= 0;
        } catch (IOException _) {
            // The sink is lost, which is the answer.
        } finally {
            closed.complete(inOrder);
            // A write that waits for a sink that is gone ends now.
            if (!socket.isOutputShutdown()) {
                close();
            }
        }
    }
}
