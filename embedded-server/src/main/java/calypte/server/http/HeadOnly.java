package calypte.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.Arrays;

/// Writes what a connection answers, and of the answer to a HEAD its head alone. Helidon writes the
/// body of such an answer too, which the client would take for the begin of the next.
///
/// Called on the connection's own thread.
final class HeadOnly implements DataWriter {

    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final DataWriter out;
    private boolean isHead;
    private boolean isOver;

    HeadOnly(DataWriter out) {
        this.out = out;
    }

    /// The next answer is that to a HEAD, or to any other method.
    void answers(boolean head) {
        isHead = head;
        isOver = false;
    }

    @Override
    public void write(BufferData... buffers) {
        for (var buffer : buffers) {
            write(buffer);
        }
    }

    @Override
    public void write(BufferData buffer) {
        var part = part(buffer);
        if (part.available() > 0) {
            out.write(part);
        }
    }

    @Override
    public void writeNow(BufferData... buffers) {
        for (var buffer : buffers) {
            writeNow(buffer);
        }
    }

    @Override
    public void writeNow(BufferData buffer) {
        var part = part(buffer);
        if (part.available() > 0) {
            out.writeNow(part);
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.close();
    }

    /// An answer's head is written whole, by itself or with the begin of the body.
    private BufferData part(BufferData buffer) {
        if (!isHead) {
            return buffer;
        }
        if (isOver) {
            return BufferData.empty();
        }
        var bytes = new byte[buffer.available()];
        var _ = buffer.read(bytes);
        var end = end(bytes);
        isOver = end >= 0;
        return BufferData.create(isOver ? Arrays.copyOf(bytes, end) : bytes);
    }

    private static int end(byte[] bytes) {
        for (var at = END.length; at <= bytes.length; at++) {
            if (Arrays.equals(bytes, at - END.length, at, END, 0, END.length)) {
                return at;
            }
        }
        return -1;
    }
}
