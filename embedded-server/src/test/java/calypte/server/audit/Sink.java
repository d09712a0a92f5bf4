package calypte.server.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A Logstash that keeps every line it has read, and can be killed.
final class Sink implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final List<String> lines;

    Sink(int port, List<String> lines) throws IOException {
        this.lines = lines;
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    Sink() throws IOException {
        this(0, new CopyOnWriteArrayList<>());
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> lines() {
        return lines;
    }

    /// Dies like a killed process: what it had not read is gone, and the peer gets a reset.
    @Override
    public void close() throws IOException {
        server.close();
        clients.forEach(Sink::reset);
    }

    private static void reset(Socket client) {
        try {
            client.setSoLinger(true, 0);
            client.close();
        } catch (IOException _) {
            // It had ended already.
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> read(client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void read(Socket client) {
        try (client) {
            var reader =
                    new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                // The end of the stream is no end of a line: what was cut in two is not an event.
                if (line.endsWith("}}")) {
                    lines.add(line);
                }
            }
        } catch (IOException _) {
            // killed
        }
    }
}
