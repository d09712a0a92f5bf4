package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.link.Identity;
import calypte.emulator.wire.Http;
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
    private static final String JSON = "Content-Type: application/json\r\n";

    private final URI server;
    private final String headers;
    private Socket socket;
    private InputStream in;

    /// @param authorization a whole header line for every request, or nothing
    LeanHttp(URI server, String authorization) throws IOException {
        this.server = server;
        this.headers = "Host: " + server.getAuthority() + "\r\n" + authorization;
        this.socket = connected();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    static String basic(Identity identity) {
        return "Authorization: " + Http.basic(identity.serial(), identity.key()) + "\r\n";
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
        return repaired(() -> {
            send("POST " + path, JSON + "Content-Length: " + body.length() + "\r\n", body);
            return answer(path, expected);
        });
    }

    /// Gets what is there, with 200.
    String get(String path) throws IOException {
        return repaired(() -> {
            send("GET " + path, "", "");
            return answer(path, 200);
        });
    }

    /// Gets what is there and lets it fall.
    ///
    /// @param authorization a whole header line for this request
    /// @return its length
    long fetch(String path, String authorization) throws IOException {
        return repaired(() -> {
            send("GET " + path, authorization, "");
            var status = status(line());
            if (status != 200) {
                throw new Refused(path + " was answered " + status + ": " + body());
            }
            var length = head().length();
            in.skipNBytes(length);
            return length;
        });
    }

    @FunctionalInterface
    private interface Exchange<T> {
        T run() throws IOException;
    }

    /// Does it, and makes a new connection for the next if this one broke.
    private <T> T repaired(Exchange<T> exchange) throws IOException {
        try {
            return exchange.run();
        } catch (Refused e) {
            throw e;
        } catch (IOException e) {
            close();
            socket = connected();
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            throw e;
        }
    }

    private void send(String request, String more, String body) throws IOException {
        var whole = request + " HTTP/1.1\r\n" + headers + more + "\r\n" + body;
        socket.getOutputStream().write(whole.getBytes(ISO_8859_1));
    }

    private String answer(String path, int expected) throws IOException {
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
        var head = head();
        return head.chunked() ? chunks() : new String(exactly((int) head.length()), UTF_8);
    }

    /// What the headers say of the body.
    private record Head(long length, boolean chunked) {}

    private Head head() throws IOException {
        var length = 0L;
        var chunked = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Long.parseLong(header.substring(15).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.endsWith("chunked");
            }
        }
        return new Head(length, chunked);
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
