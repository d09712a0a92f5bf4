package calypte.server.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line to the broker that can be torn, as a cable can.
final class Line implements AutoCloseable {

    private final ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int there;

    Line(int there) throws IOException {
        this.there = there;
        Thread.ofVirtual().start(this::carry);
    }

    int port() {
        return here.getLocalPort();
    }

    void tear() throws IOException {
        for (var socket : open) {
            open.remove(socket);
            socket.close();
        }
    }

    private void carry() {
        while (!here.isClosed()) {
            try {
                var near = here.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), there);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            } catch (IOException _) {
                // Torn.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // Torn.
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        tear();
    }
}
