package calypte.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.PersistenceSettings;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;

/// An open database with its schema in place.
public final class Database implements AutoCloseable {

    private static final int WRITERS = 1;
    private static final int GROUP = 256;

    /// H2's codes for a file that another process has open, and for one that is damaged.
    private static final int H2_IN_USE = 90020;

    /// H2's code for whatever went wrong with the file itself, such as one that was cut short.
    private static final int H2_UNREADABLE = 90028;

    private static final List<Integer> H2_DAMAGED = List.of(90030, 90048, 90049, 50000);

    private final HikariDataSource pool;
    private final SessionFactory sessions;
    private final Readers readers;
    private final DurableWriter writer;
    private final @Nullable FreeSpace space;
    private final Damage damage;

    private Database(
            HikariDataSource pool, SessionFactory sessions, Config config, Witness witness) {
        var h2 = config.isH2();
        this.pool = pool;
        this.sessions = sessions;
        // What follows may hold a password, and this goes into the log.
        this.damage = new Damage(config.url().split("[;?]", 2)[0]);
        this.readers = new Readers(sessions, damage);
        this.space = h2 ? findSpace() : null;
        this.writer =
                new DurableWriter(
                        sessions,
                        h2 ? "CHECKPOINT SYNC" : null,
                        space,
                        Seeing.on(sessions, witness),
                        damage);
    }

    /// Where the database is, and who we are to it.
    public record Config(String url, String user, String password) {

        boolean isH2() {
            return url.startsWith("jdbc:h2:");
        }

        @Override
        public String toString() {
            return user + "@" + url;
        }
    }

    /// Opens the database, brings its schema up to date and maps `entities`.
    ///
    /// @throws DatabaseUnavailable if it is in use, damaged, of a newer version, or not there
    public static Database open(Config config, List<Class<?>> entities) throws DatabaseUnavailable {
        return open(config, entities, (_, _, _, _) -> {});
    }

    /// The same, with one who sees whatever is written.
    public static Database open(Config config, List<Class<?>> entities, Witness witness)
            throws DatabaseUnavailable {
        var pool = connect(config);
        try {
            migrate(pool);
            return new Database(pool, sessions(pool, entities), config, witness);
        } catch (FlywayException | HibernateException e) {
            pool.close();
            throw new DatabaseUnavailable(explain(config, e), e);
        }
    }

    /// For everything that only reads.
    public Readers readers() {
        return readers;
    }

    /// For everything that changes something.
    public DurableWriter writer() {
        return writer;
    }

    /// Whether there is room to write, as far as that can be seen from here: a database elsewhere
    /// has to say so itself.
    public boolean hasRoom() {
        try {
            return space == null || space.isEnough();
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether it was found to be damaged since it was opened. Only what was read can be known.
    public boolean isDamaged() {
        return damage.isSeen();
    }

    SessionFactory sessions() {
        return sessions;
    }

    /// Writes what was accepted, then closes.
    @Override
    public void close() {
        writer.close();
        readers.close();
        sessions.close();
        pool.close();
    }

    /// Null if the database lives in memory.
    private @Nullable FreeSpace findSpace() {
        var path =
                readers.read(session ->
                        session.createNativeQuery("call database_path()", String.class)
                                .getSingleResultOrNull());
        var folder = path == null ? null : Path.of(path).toAbsolutePath().getParent();
        return folder == null ? null : new FreeSpace(folder);
    }

    private static HikariDataSource connect(Config config) throws DatabaseUnavailable {
        try {
            return new HikariDataSource(pool(config));
        } catch (PoolInitializationException e) {
            throw new DatabaseUnavailable(explain(config, e), e);
        } catch (RuntimeException e) {
            throw new DatabaseUnavailable(
                    "there is no driver for the database %s; calypte.db.url must be a JDBC URL of H2 or PostgreSQL"
                            .formatted(config.url()),
                    e);
        }
    }

    private static HikariConfig pool(Config config) {
        var pool = new HikariConfig();
        pool.setPoolName("calypte-db");
        pool.setJdbcUrl(config.isH2() ? durable(config.url()) : config.url());
        pool.setUsername(config.user());
        pool.setPassword(config.password());
        pool.setMaximumPoolSize(Readers.THREADS + WRITERS);
        pool.setMinimumIdle(WRITERS + 1);
        pool.setAutoCommit(false);
        // One try says what is wrong; the pool would go on trying for as long as it lets callers
        // wait.
        pool.setInitializationFailTimeout(1);
        pool.setConnectionTimeout(10_000);
        return pool;
    }

    /// H2 answers a commit before it is on the disk: the writer waits for it with `CHECKPOINT
    /// SYNC`. `WRITE_DELAY=0` would wait as well, but H2 would then never reuse the space of what
    /// is outdated: its file grew by 27 KiB with each commit.
    private static String durable(String url) {
        var upper = url.toUpperCase(Locale.ROOT);
        var options = new StringBuilder(url);
        if (!upper.contains(";WRITE_DELAY=")) {
            options.append(";WRITE_DELAY=500");
        }
        if (!upper.contains(";DB_CLOSE_ON_EXIT=")) {
            options.append(";DB_CLOSE_ON_EXIT=FALSE");
        }
        return options.toString();
    }

    private static void migrate(HikariDataSource pool) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:calypte/migrations")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static SessionFactory sessions(HikariDataSource pool, List<Class<?>> entities) {
        return new HibernatePersistenceConfiguration("calypte")
                .managedClasses(entities)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
                .property(PersistenceSettings.JPA_CALLBACKS_ENABLED, false)
                .property(
                        MappingSettings.PHYSICAL_NAMING_STRATEGY,
                        PhysicalNamingStrategySnakeCaseImpl.class)
                .property(BatchSettings.STATEMENT_BATCH_SIZE, GROUP)
                .property(BatchSettings.ORDER_INSERTS, true)
                .property(BatchSettings.ORDER_UPDATES, true)
                // Lists of few lengths, so that their statements are prepared once.
                .property(QuerySettings.IN_CLAUSE_PARAMETER_PADDING, true)
                .createEntityManagerFactory();
    }

    private static String explain(Config config, RuntimeException failure) {
        var sql = sqlCause(failure);
        if (sql != null && config.isH2() && sql.getErrorCode() == H2_IN_USE) {
            return "the database %s is in use by another program; end that one, or choose another --data"
                    .formatted(config.url());
        }
        if (sql != null && config.isH2() && H2_DAMAGED.contains(sql.getErrorCode())) {
            return "the database %s is damaged and was left as it is; restore a backup, or choose another --data"
                    .formatted(config.url());
        }
        if (sql != null && config.isH2() && sql.getErrorCode() == H2_UNREADABLE) {
            return "the database %s cannot be read or written and was left as it is; check its permissions and the disk, restore a backup, or choose another --data"
                    .formatted(config.url());
        }
        var why = sql == null ? failure.getMessage() : sql.getMessage();
        return "the database %s cannot be opened: %s"
                .formatted(
                        config.url(), why == null ? failure : why.lines().findFirst().orElse(""));
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        SQLException deepest = null;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                deepest = sql;
            }
        }
        return deepest;
    }
}
