package calypte.server.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.SharedSessionContract;

/// Where signed words on the trail are kept: how far it reached, in a file beside the database; how
/// much of it was cut, in the database, for that changes with the trail.
public final class Checkpoints {

    private final Path file;
    private final TrailKey key;

    private Checkpoints(Path file, TrailKey key) {
        this.file = file;
        this.key = key;
    }

    /// Those of the data directory `data`.
    ///
    /// @throws IOException if there is no key in it and none can be made
    public static Checkpoints in(Path data) throws IOException {
        return new Checkpoints(
                data.resolve("audit.checkpoint"), TrailKey.open(data.resolve("audit.key")));
    }

    TrailKey key() {
        return key;
    }

    /// How far the trail has reached at least; empty if nothing was said yet.
    ///
    /// @throws UncheckedIOException if the file cannot be read
    Optional<Checkpoint> reached() {
        try {
            return Checkpoint.read(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces what was said before, durably.
    void keep(Checkpoint reached) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try (var channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var line = reached.line() + "\n";
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// How much was cut; empty if nothing was.
    static Optional<Checkpoint> cut(SharedSessionContract session) {
        return session.doReturningWork(connection -> {
            try (var select =
                            connection.prepareStatement(
                                    "select sequence, hash, at, signature from audit_cut"
                                            + " where id = 1 and sequence > 0");
                    var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Checkpoint(
                                        Checkpoint.Kind.CUT,
                                        row.getLong(1),
                                        String.valueOf(row.getString(2)),
                                        String.valueOf(row.getString(3)),
                                        String.valueOf(row.getString(4))))
                        : Optional.empty();
            }
        });
    }

    static void cut(Session session, Checkpoint cut) {
        session.doWork(connection -> {
            try (var update =
                    connection.prepareStatement(
                            "update audit_cut set sequence = ?, hash = ?, at = ?, signature = ?"
                                    + " where id = 1")) {
                update.setLong(1, cut.sequence());
                update.setString(2, cut.hash());
                update.setString(3, cut.at());
                update.setString(4, cut.signature());
                update.executeUpdate();
            }
        });
    }
}
