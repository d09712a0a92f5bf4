package calypte.console.devices;

import calypte.console.client.SelectionClient.Format;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// Makes one file of several that the server wrote: one header, or one array.
final class Joint {

    private static final int PART = 1 << 16;

    private final Format format;
    private final OutputStream out;
    private boolean begun;

    Joint(Format format, OutputStream out) {
        this.format = format;
        this.out = out;
    }

    /// @param lines hears how many more have come
    void add(InputStream file, LongConsumer lines) throws IOException {
        var in = new BufferedInputStream(file, PART);
        switch (format) {
            case NDJSON -> copy(in, lines);
            case CSV -> {
                if (begun) {
                    skipLine(in);
                }
                copy(in, lines);
            }
            case JSON -> addArray(in, lines);
        }
        begun = true;
    }

    /// Writes what closes the file.
    void end() throws IOException {
        if (format == Format.JSON) {
            write(begun ? "]\n" : "[]\n");
        }
    }

    /// What is between the brackets: `[…]` and a line end.
    private void addArray(BufferedInputStream in, LongConsumer lines) throws IOException {
        var first = in.read();
        if (first != '[') {
            throw new IOException("the server sent no array");
        }
        in.mark(1);
        var isEmpty = in.read() == ']';
        in.reset();
        write(begun ? (isEmpty ? "" : ",\n") : "[");
        copyButForTheEnd(in, lines);
    }

    /// All but the last two bytes, which are `]` and a line end.
    private void copyButForTheEnd(InputStream in, LongConsumer lines) throws IOException {
        var held = in.readNBytes(2);
        var part = new byte[PART];
        for (var length = in.read(part); length >= 0; length = in.read(part)) {
            var all = new byte[held.length + length];
            System.arraycopy(held, 0, all, 0, held.length);
            System.arraycopy(part, 0, all, held.length, length);
            var ready = Math.max(0, all.length - 2);
            out.write(all, 0, ready);
            lines.accept(lines(all, ready));
            held = Arrays.copyOfRange(all, ready, all.length);
        }
    }

    private void copy(InputStream in, LongConsumer lines) throws IOException {
        var part = new byte[PART];
        for (var length = in.read(part); length >= 0; length = in.read(part)) {
            out.write(part, 0, length);
            lines.accept(lines(part, length));
        }
    }

    /// The header has no line end in it.
    private static void skipLine(InputStream in) throws IOException {
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            // on to the first device
        }
    }

    private static long lines(byte[] part, int length) {
        var lines = 0L;
        for (var i = 0; i < length; i++) {
            if (part[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
