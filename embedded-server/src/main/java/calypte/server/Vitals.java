package calypte.server;

import calypte.server.audit.LogstashShipper;
import calypte.server.firmware.ContentStore;
import calypte.server.storage.Database;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Looks at every part of the server that can fail by itself.
final class Vitals {

    private static final Logger LOG = System.getLogger(Vitals.class.getName());

    private final Database database;
    private final Line line;
    private final Audit audit;
    private final Path data;

    Vitals(Database database, Line line, Audit audit, Path data) {
        this.database = database;
        this.line = line;
        this.audit = audit;
        this.data = data;
    }

    /// How the parts are at one moment.
    ///
    /// @param sound whether nothing of the database was found to be damaged
    /// @param shipping null where no Logstash is configured
    /// @param uploads whether the disk has room for firmware
    /// @param writes whether it has room for the database
    record Signs(
            boolean database,
            boolean sound,
            boolean mqtt,
            LogstashShipper.@Nullable State shipping,
            long freeBytes,
            boolean uploads,
            boolean writes) {

        /// The worst that there is.
        Rung rung() {
            if (!database) {
                return Rung.DOWN;
            }
            if (!sound) {
                return Rung.DAMAGED;
            }
            if (!writes) {
                return Rung.READ_ONLY;
            }
            if (!uploads) {
                return Rung.DISK_LOW;
            }
            if (shipping != null && shipping.downSince() != null) {
                return Rung.LOGSTASH_DOWN;
            }
            return mqtt ? Rung.FULL : Rung.BROKER_DOWN;
        }
    }

    Signs look() {
        var free = freeBytes();
        return new Signs(
                answers(),
                !database.isDamaged(),
                line.isUp(),
                audit.shipper().map(LogstashShipper::state).orElse(null),
                free,
                free >= ContentStore.RESERVE,
                database.hasRoom());
    }

    /// None, if the folder is gone.
    private long freeBytes() {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the data folder cannot be looked at", e);
            return 0;
        }
    }

    private boolean answers() {
        try {
            database.readers().probe();
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the database does not answer", e);
            return false;
        }
    }
}
