package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection that does as little as it can: the load driver shares the
/// machine with what it measures.
final class LeanHttp implements AutoCloseable {

    private static final int TIMEOUT_MS = 60_000;
    private static final int BUFFER = 16 * 1024;

    private final URI server;
    private final String headers;
    private Socket socket;
    private InputStream in;

    /// @param authorization a whole header line, or nothing
    LeanHttp(URI server, String authorization) throws IOException {
        this.server = server;
        this.headers =
                "Host: "
                        + server.getAuthority()
                        + "\r\nContent-Type: application/json\r\n"
                        + authorization
                        + "Content-Length: ";
        this.socket = connected();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private Socket connected() throws IOException {
        var fresh = new Socket(server.getHost(), server.getPort());
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(TIMEOUT_MS);
        return fresh;
    }

    /// Posts and waits for the answer, whose body it returns.
    ///
    /// @throws IOException if there is none, or not with the status `expected`
    String post(String path, String body, int expected) throws IOException {
        try {
            return exchange(path, body, expected);
        } catch (Refused e) {
            throw e;
        } catch (IOException e) {
            close();
            socket = connected();
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            throw e;
        }
    }

    private String exchange(String path, String body, int expected) throws IOException {
        var head = "POST " + path + " HTTP/1.1\r\n" + headers + body.length() + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(ISO_8859_1));
        var status = status(line());
        var answer = body();
        if (status != expected) {
            throw new Refused(path + " was answered " + status + ": " + answer);
        }
        return answer;
    }

    /// Not what was expected, but the connection is sound.
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private static int status(String line) throws IOException {
        try {
            return Integer.parseInt(line.substring(9, 12));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new IOException("not an answer: " + line, e);
        }
    }

    private String body() throws IOException {
        var length = 0;
        var chunked = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.endsWith("chunked");
            }
        }
        return chunked ? chunks() : new String(exactly(length), UTF_8);
    }

    private String chunks() throws IOException {
        var all = new StringBuilder();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            all.append(new String(exactly(size), UTF_8));
            line();
        }
        line();
        return all.toString();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended early");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
