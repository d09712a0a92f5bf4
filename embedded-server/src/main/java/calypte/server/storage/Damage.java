package calypte.server.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/// Notices that the database is damaged in its middle. H2 opens such a file, for it reads a page
/// when it comes to it; to read all of them at the start would take longer the larger the fleet is.
/// So this looks at what goes wrong, and remembers.
final class Damage {

    private static final Logger LOG = System.getLogger(Damage.class.getName());

    /// H2's code for a damaged file, where it says so itself.
    private static final int H2_CORRUPTED = 90030;

    /// An index names a row that is not there: one that just went, or for good.
    private static final int H2_ROW_MISSING = 90143;

    /// Something in H2 is not as H2 thought that it must be: a page that makes no sense, or a fault
    /// of its own.
    private static final int H2_INTERNAL = 50000;

    /// Where it does not, its store has: a text that ends in its version and the kind of error.
    private static final String H2_STORE = "org.h2.mvstore.MVStoreException";

    private static final Pattern KIND = Pattern.compile("\\[[^/\\]]*/(\\d+)]$");

    /// A page that is none, one that cannot be decoded, a missing chunk, a broken undo log.
    private static final Set<String> CORRUPT = Set.of("6", "8", "9", "100");

    /// PostgreSQL's states for a broken page and a broken index.
    private static final Set<String> STATES = Set.of("XX001", "XX002");

    private final String database;
    private volatile boolean seen;

    Damage(String database) {
        this.database = database;
    }

    /// Whether any was met since the database was opened.
    boolean isSeen() {
        return seen;
    }

    /// The failure to hand on: itself, or that the database is damaged. The first is told to the
    /// log with the way out.
    RuntimeException judged(RuntimeException failure) {
        return isDamage(failure) ? noted(failure) : failure;
    }

    /// The same of a failure that follows a doubtful one: what happens twice does not pass.
    RuntimeException judgedAgain(RuntimeException failure) {
        return isDamage(failure) || isDoubtful(failure) ? noted(failure) : failure;
    }

    /// Whether it may be damage, and may pass by itself.
    static boolean isDoubtful(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (sql.getErrorCode() == H2_ROW_MISSING
                            || sql.getErrorCode() == H2_INTERNAL)) {
                return true;
            }
        }
        return false;
    }

    private RuntimeException noted(RuntimeException failure) {
        if (!seen) {
            seen = true;
            LOG.log(
                    Level.ERROR,
                    "the database "
                            + database
                            + " is damaged: stop the server, keep a copy of the data directory, and restore a backup or what SCRIPT can still read",
                    failure);
        }
        return new DatabaseDamaged(failure);
    }

    /// The same of what is no exception, and so no damage.
    Throwable judged(Throwable failure) {
        return failure instanceof RuntimeException e ? judged(e) : failure;
    }

    private static boolean isDamage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (sql.getErrorCode() == H2_CORRUPTED || STATES.contains(state(sql)))) {
                return true;
            }
            if (cause.getClass().getName().equals(H2_STORE)) {
                var kind = KIND.matcher(String.valueOf(cause.getMessage()));
                return kind.find() && CORRUPT.contains(kind.group(1));
            }
        }
        return false;
    }

    private static String state(SQLException sql) {
        return sql.getSQLState() == null ? "" : sql.getSQLState();
    }
}
