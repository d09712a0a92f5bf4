package calypte.server.firmware;

import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware.Content;
import calypte.server.firmware.ContentStore.Broken;
import calypte.server.firmware.ContentStore.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads content to its end, a buffer at a time, learns what it is, and gives up as soon as it is
/// too much.
final class Intake {

    private static final int BUFFER = 64 << 10;

    /// The free space is looked at each time so much has been written.
    private static final long STRIDE = 4L << 20;

    private final long most;
    private final Disk disk;

    Intake(long most, Disk disk) {
        this.most = most;
        this.disk = disk;
    }

    /// How much of the disk is left, in bytes.
    interface Disk {
        long free() throws IOException;
    }

    long most() {
        return most;
    }

    /// Whether the disk has no room for so many bytes more.
    boolean isFull(long size) throws IOException {
        return disk.free() - size < ContentStore.RESERVE;
    }

    /// Keeps nothing.
    Taken measure(InputStream in) throws Broken, IOException {
        return read(in, _ -> true);
    }

    /// Writes it to `file`. If it is `Whole`, it is on the disk.
    Taken receive(InputStream in, Path file) throws Broken, IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var taken = read(in, bytes -> write(channel, bytes));
            if (taken instanceof Taken.Whole) {
                channel.force(true);
            }
            return taken;
        } catch (IOException e) {
            if (isFull(0)) {
                return new Taken.NoSpace();
            }
            throw e;
        }
    }

    private boolean write(FileChannel channel, ByteBuffer bytes) throws IOException {
        var before = channel.position();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return before / STRIDE == channel.position() / STRIDE || !isFull(0);
    }

    private Taken read(InputStream in, Sink sink) throws Broken, IOException {
        var sha256 = Digest.sha256();
        var buffer = new byte[BUFFER];
        var size = 0L;
        for (int n; (n = next(in, buffer)) >= 0; ) {
            size += n;
            if (size > most) {
                return new Taken.TooLarge(most);
            }
            sha256.update(buffer, 0, n);
            if (!sink.takes(ByteBuffer.wrap(buffer, 0, n))) {
                return new Taken.NoSpace();
            }
        }
        return new Taken.Whole(new Content(Digest.of(sha256), size));
    }

    /// An HTTP body may fail with exceptions of many kinds; to us they are all the same.
    private static int next(InputStream in, byte[] buffer) throws Broken {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw new Broken(e);
        }
    }

    /// Takes the content piece by piece, until it says that it can take no more.
    private interface Sink {
        boolean takes(ByteBuffer bytes) throws IOException;
    }
}
