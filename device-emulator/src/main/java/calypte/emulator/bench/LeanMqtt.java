package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.link.Identity;
import calypte.model.update.Topics;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// One device's MQTT 5 connection that does as little as it can: no thread of its own, no buffers
/// beyond one packet. Speaks just what a device needs (CONNECT, SUBSCRIBE, PUBLISH, PUBACK,
/// PINGREQ).
final class LeanMqtt implements AutoCloseable {

    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int PUBLISH = 0x30;
    private static final int PUBACK = 0x40;
    private static final int SUBSCRIBE = 0x82;
    private static final int SUBACK = 0x90;
    private static final int PINGREQ = 0xC0;
    private static final int DISCONNECT = 0xE0;
    private static final int QOS_1 = 0x02;
    private static final int KIND = 0xF0;
    private static final int REFUSED = 0x80;

    /// User name, password, will with QoS 1, clean start.
    private static final int FLAGS = 0xCE;

    private static final int KEEP_ALIVE_S = 60;
    private static final int TIMEOUT_MS = 60_000;
    private static final int BUFFER = 2 * 1024;

    private final Identity identity;
    private final Socket socket;
    private final DataInputStream in;
    private int packetId;
    private int unacknowledged;

    /// Connects and subscribes to the device's three topics.
    ///
    /// @throws IOException also if the broker refuses
    LeanMqtt(URI broker, Identity identity) throws IOException {
        this.identity = identity;
        this.socket = new Socket(broker.getHost(), broker.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        send(CONNECT, connect());
        accepted(CONNACK, 1);
        send(SUBSCRIBE, subscribe());
        accepted(SUBACK, 3);
    }

    /// What came on one of the device's topics.
    record Message(Topics kind, byte[] payload) {}

    void publish(Topics kind, String payload) throws IOException {
        var packet = new Packet();
        packet.text(kind.of(identity.serial()));
        packet.data.writeShort(nextId());
        packet.data.writeByte(0);
        packet.data.write(payload.getBytes(UTF_8));
        send(PUBLISH | QOS_1, packet);
        unacknowledged++;
    }

    /// Waits until the broker has taken all that was published. Whoever closes the connection with
    /// something of it unread resets it, and what was sent last may be lost.
    void settle() throws IOException {
        while (unacknowledged > 0) {
            packet();
        }
    }

    /// Waits for the next message of this kind; others are passed over.
    ///
    /// @throws IOException also if none comes in a minute
    byte[] await(Topics kind) throws IOException {
        while (true) {
            var message = next();
            if (message.kind() == kind) {
                return message.payload();
            }
        }
    }

    void ping() throws IOException {
        send(PINGREQ, new Packet());
    }

    /// The next message, if the beginning of one has come; does not wait for any.
    @Nullable Message poll() throws IOException {
        Message message = null;
        while (message == null && in.available() > 0) {
            message = packet();
        }
        return message;
    }

    private Message next() throws IOException {
        var message = packet();
        while (message == null) {
            message = packet();
        }
        return message;
    }

    /// Reads one packet: the message, if it is one.
    private @Nullable Message packet() throws IOException {
        var head = in.readUnsignedByte();
        var body = in.readNBytes(varint());
        if ((head & KIND) == PUBLISH) {
            return message(head, new DataInputStream(new ByteArrayInputStream(body)));
        }
        if ((head & KIND) == PUBACK) {
            acknowledged(body);
        }
        if ((head & KIND) == (DISCONNECT & KIND)) {
            throw new EOFException("the broker ended the connection");
        }
        return null;
    }

    private void acknowledged(byte[] body) throws IOException {
        unacknowledged--;
        if (body.length > 2 && (body[2] & 0xFF) >= REFUSED) {
            throw new IOException("a publication was refused, reason code " + (body[2] & 0xFF));
        }
    }

    private Message message(int head, DataInputStream body) throws IOException {
        var topic = new String(body.readNBytes(body.readUnsignedShort()), UTF_8);
        if ((head & QOS_1) != 0) {
            var ack = new Packet();
            ack.data.writeShort(body.readUnsignedShort());
            send(PUBACK, ack);
        }
        body.skipNBytes(varint(body));
        var kind = Topics.parse(topic).orElseThrow(() -> new IOException("not ours: " + topic));
        return new Message(kind.kind(), body.readAllBytes());
    }

    private Packet connect() throws IOException {
        var packet = new Packet();
        packet.text("MQTT");
        packet.data.writeByte(5);
        packet.data.writeByte(FLAGS);
        packet.data.writeShort(KEEP_ALIVE_S);
        packet.data.writeByte(0);
        packet.text(identity.serial().value());
        packet.data.writeByte(0);
        packet.text(Topics.PRESENCE.of(identity.serial()));
        packet.text("offline");
        packet.text(identity.serial().value());
        packet.text(identity.key().value());
        return packet;
    }

    private Packet subscribe() throws IOException {
        var packet = new Packet();
        packet.data.writeShort(nextId());
        packet.data.writeByte(0);
        for (var kind :
                new Topics[] {Topics.REGISTRATION_REPLY, Topics.UPDATE, Topics.UPDATE_CANCEL}) {
            packet.text(kind.of(identity.serial()));
            packet.data.writeByte(1);
        }
        return packet;
    }

    /// Reads one packet, whose last `codes` bytes must not be refusals.
    private void accepted(int kind, int codes) throws IOException {
        var head = in.readUnsignedByte();
        var body = in.readNBytes(varint());
        if (head != kind) {
            throw new IOException("unexpected MQTT packet " + Integer.toHexString(head));
        }
        // In a CONNACK the code comes before the properties; in a SUBACK the codes come last.
        var from = kind == CONNACK ? 1 : body.length - codes;
        for (var i = from; i < from + codes; i++) {
            if ((body[i] & 0xFF) >= REFUSED) {
                throw new IOException("refused, MQTT reason code " + (body[i] & 0xFF));
            }
        }
    }

    private int nextId() {
        packetId = packetId % 0xFFFF + 1;
        return packetId;
    }

    private int varint() throws IOException {
        return varint(in);
    }

    private static int varint(DataInputStream from) throws IOException {
        var value = 0;
        var shift = 0;
        int part;
        do {
            part = from.readUnsignedByte();
            value |= (part & 0x7F) << shift;
            shift += 7;
        } while ((part & 0x80) != 0);
        return value;
    }

    private void send(int head, Packet packet) throws IOException {
        var whole = new ByteArrayOutputStream(packet.bytes.size() + 5);
        whole.write(head);
        var length = packet.bytes.size();
        do {
            whole.write(length > 0x7F ? length & 0x7F | 0x80 : length);
            length >>>= 7;
        } while (length > 0);
        packet.bytes.writeTo(whole);
        socket.getOutputStream().write(whole.toByteArray());
    }

    private static final class Packet {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        final DataOutputStream data = new DataOutputStream(bytes);

        void text(String text) throws IOException {
            var utf8 = text.getBytes(UTF_8);
            data.writeShort(utf8.length);
            data.write(utf8);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
