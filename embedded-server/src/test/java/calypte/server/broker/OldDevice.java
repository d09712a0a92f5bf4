package calypte.server.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A device that speaks MQTT 3.1.1, byte by byte, and so can say anything, right or wrong.
final class OldDevice implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;

    OldDevice(int port) throws IOException {
        this(new Socket("127.0.0.1", port));
    }

    OldDevice(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
    }

    /// The return code of the CONNACK.
    int connect(String clientId, String user, String key) throws IOException {
        return connect(clientId, user, key, null, false);
    }

    /// The same, without waiting for it yet.
    Callable<Integer> connectLater(String clientId, String user, String key) throws IOException {
        sendConnect(clientId, user, key, null, false);
        return () -> (int) receive()[1];
    }

    int connect(
            String clientId, String user, String key, @Nullable String willTopic, boolean retained)
            throws IOException {
        sendConnect(clientId, user, key, willTopic, retained);
        return receive()[1];
    }

    private void sendConnect(
            String clientId, String user, String key, @Nullable String willTopic, boolean retained)
            throws IOException {
        var flags = 0xC2 | (willTopic == null ? 0 : 0x0C) | (retained ? 0x20 : 0);
        send(
                0x10,
                out -> {
                    out.writeUTF("MQTT");
                    out.write(4);
                    out.write(flags);
                    out.writeShort(30);
                    out.writeUTF(clientId);
                    if (willTopic != null) {
                        out.writeUTF(willTopic);
                        out.writeUTF("offline");
                    }
                    out.writeUTF(user);
                    out.writeUTF(key);
                });
    }

    /// The return code of the SUBACK.
    int subscribe(String filter) throws IOException {
        send(
                0x82,
                out -> {
                    out.writeShort(7);
                    out.writeUTF(filter);
                    out.write(1);
                });
        return receive()[2] & 0xFF;
    }

    void publish(String topic, String payload, boolean retained) throws IOException {
        send(
                retained ? 0x33 : 0x32,
                out -> {
                    out.writeUTF(topic);
                    out.writeShort(9);
                    out.write(payload.getBytes(StandardCharsets.UTF_8));
                });
    }

    /// What comes next, without its header; throws when the broker has hung up.
    byte[] receive() throws IOException {
        in.readByte();
        var length = 0;
        for (var shift = 0; ; shift += 7) {
            var digit = in.readByte();
            length |= (digit & 0x7F) << shift;
            if (digit >= 0) {
                return in.readNBytes(length);
            }
        }
    }

    boolean isHungUpOn() {
        try {
            while (true) {
                receive();
            }
        } catch (IOException e) {
            return !(e instanceof SocketTimeoutException);
        }
    }

    private void send(int header, Body body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        body.write(new DataOutputStream(bytes));
        var packet = new ByteArrayOutputStream();
        packet.write(header);
        for (var rest = bytes.size(); ; rest >>= 7) {
            packet.write(rest < 0x80 ? rest : rest & 0x7F | 0x80);
            if (rest < 0x80) {
                break;
            }
        }
        bytes.writeTo(packet);
        packet.writeTo(socket.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }
}
