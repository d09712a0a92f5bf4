package calypte.server;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;

/// A device on a thin line: it fetches its firmware no faster than so many bytes a second, until it
/// is told to hurry.
final class SlowReader {

    private static final int WINDOW = 64 << 10;
    private static final long SECOND = 1_000_000_000;
    private static final int PIECE = 32 << 10;

    private final Socket socket = new Socket();
    private final InputStream in;
    private volatile long bytesPerSecond;
    private volatile long received;

    SlowReader(URI door, Operator.Entered device, String firmware, long bytesPerSecond)
            throws IOException {
        this.bytesPerSecond = bytesPerSecond;
        socket.setReceiveBufferSize(WINDOW);
        socket.connect(new InetSocketAddress(door.getHost(), door.getPort()));
        var pair = (device.serial() + ":" + device.key()).getBytes(StandardCharsets.US_ASCII);
        var request =
                "GET /firmware/%s/content HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\n\r\n"
                        .formatted(firmware, Base64.getEncoder().encodeToString(pair));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        in = new BufferedInputStream(socket.getInputStream(), PIECE);
    }

    /// How much has come so far.
    long received() {
        return received;
    }

    void hurry() {
        bytesPerSecond = Long.MAX_VALUE;
    }

    /// Reads to the end of the image and tells its checksum.
    long checksum() throws IOException {
        try (socket) {
            var size = length();
            var crc = new CRC32C();
            var piece = new byte[PIECE];
            while (received < size) {
                var n = in.read(piece, 0, (int) Math.min(PIECE, size - received));
                if (n < 0) {
                    throw new EOFException("cut off after " + received);
                }
                crc.update(piece, 0, n);
                received += n;
                LockSupport.parkNanos(n * SECOND / bytesPerSecond);
            }
            return crc.getValue();
        }
    }

    private long length() throws IOException {
        var lines = new DataInputStream(in);
        var length = -1L;
        for (var line = line(lines); !line.isEmpty(); line = line(lines)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return length;
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.readByte(); c != '\n'; c = in.readByte()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
