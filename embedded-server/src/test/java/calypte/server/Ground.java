package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.DeviceSerial;
import calypte.model.firmware.TrustedKeys;
import calypte.model.rollout.TargetState;
import calypte.model.update.CancelOrder;
import calypte.model.update.UpdateOrder;
import calypte.server.audit.AuditFeed;
import calypte.server.audit.AuditTrail;
import calypte.server.audit.AuditVerifier;
import calypte.server.audit.Checkpoints;
import calypte.server.registry.KeyDigests;
import calypte.server.registry.Orders;
import calypte.server.registry.Registry;
import calypte.server.registry.Sessions;
import calypte.server.rollout.Attendance;
import calypte.server.rollout.Book;
import calypte.server.rollout.CalypteJob;
import calypte.server.rollout.RolloutHand;
import calypte.server.rollout.RolloutParts;
import calypte.server.storage.Database;
import calypte.server.storage.DatabaseUnavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What worlds stand on, one after the other: a database on disk that is swept for each, the engine
/// on it, and a clock that only the world moves.
final class Ground implements AutoCloseable {

    private static final Instant BEGINNING = Instant.parse("2026-11-01T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final KeyDigests digests;
    private final List<UUID> rolledOut = new ArrayList<>();
    private final Checkpoints checkpoints;
    private Instant now = BEGINNING;
    private Engine engine;
    private long seed;

    Ground(Path folder) throws DatabaseUnavailable, IOException {
        database =
                Database.open(
                        new Database.Config("jdbc:h2:file:" + folder.resolve("db"), "sa", ""),
                        Store.tables(),
                        Registry::witness);
        digests = KeyDigests.open(folder.resolve("pepper"), new SplittableRandom(1));
        checkpoints = Checkpoints.in(folder);
        engine = new Engine();
    }

    /// Nothing is left of what was before.
    World world(long fresh) {
        seed = fresh;
        now = BEGINNING;
        rolledOut.clear();
        sweep();
        engine = new Engine();
        return new World(this);
    }

    Engine engine() {
        return engine;
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// What is only in memory is gone.
    void restart() {
        seed++;
        engine = new Engine();
        engine.fleet().presence().allAway();
    }

    long overdue() {
        return database.readers()
                .read(session ->
                        session.createNativeQuery(
                                        "select count(*) from device where dispatched_at is not null and due_at <= :now",
                                        Long.class)
                                .setParameter("now", now)
                                .getSingleResult());
    }

    /// How many rollouts were made.
    int rolledOut() {
        return rolledOut.size();
    }

    /// For those who look closer.
    Database database() {
        return database;
    }

    /// All events in their order, as they were written.
    List<JsonNode> trail() {
        return database
                .readers()
                .read(session ->
                        session.createNativeQuery(
                                        "select document from audit_event order by sequence",
                                        String.class)
                                .list())
                .stream()
                .map(JSON::readTree)
                .toList();
    }

    long rows(String table, String condition) {
        return database.readers()
                .read(session ->
                        session.createNativeQuery(
                                        "select count(*) from " + table + " where " + condition,
                                        Long.class)
                                .getSingleResult());
    }

    /// Phases whose counters do not say where their devices are.
    List<String> miscounted() {
        var counters =
                Stream.of(TargetState.values())
                        .map(Enum::name)
                        .map(state ->
                                "p.%s <> (select count(*) from rollout_target t where t.rollout_id = p.rollout_id and t.phase = p.number and t.state = '%s')"
                                        .formatted(state.toLowerCase(Locale.ROOT), state))
                        .collect(Collectors.joining(" or "));
        return database.readers()
                .read(session ->
                        session.createNativeQuery(
                                        "select p.rollout_id || ' ' || p.number from rollout_phase p where "
                                                + counters,
                                        String.class)
                                .list());
    }

    void verify() {
        assertThat(new AuditVerifier(database.readers(), checkpoints).verify())
                .isInstanceOf(AuditVerifier.Intact.class);
    }

    private void sweep() {
        database.writer()
                .write(tx -> {
                    tx.session()
                            .doWork(connection -> {
                                try (var sql = connection.createStatement()) {
                                    sql.execute("set referential_integrity false");
                                    var tables =
                                            sql.executeQuery(
                                                    "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                                                            + " and table_name not in ('flyway_schema_history', 'AUDIT_HEAD')");
                                    while (tables.next()) {
                                        try (var each = connection.createStatement()) {
                                            each.execute("delete from " + tables.getString(1));
                                        }
                                    }
                                    sql.execute("update audit_head set sequence = 0, hash = null");
                                    sql.execute("set referential_integrity true");
                                }
                            });
                    return true;
                });
    }

    @Override
    public void close() {
        database.close();
    }

    /// The engine, as a server has it, but for the doors: devices are reached by a call.
    final class Engine {

        private final Fleet fleet;
        private final RolloutHand hand;
        private final CalypteJob job;
        private Function<DeviceSerial, Handset> air =
                _ -> {
                    throw new IllegalStateException("nobody is connected yet");
                };

        Engine() {
            var random = new SplittableRandom(seed);
            var trail = new AuditTrail(new AuditFeed(), () -> now, random.split());
            var orders = orders();
            var book = new Book(_ -> {});
            var around =
                    new Fleet.Surroundings(
                            database,
                            trail,
                            _ -> {},
                            digests,
                            orders,
                            sessions(),
                            TrustedKeys.NONE,
                            book,
                            () -> URI.create("http://127.0.0.1:1"));
            fleet = Fleet.of(around, World.POLICY, () -> now, random);
            var attendance = new Attendance(fleet.openOrders(), orders);
            var desk = Rolling.desk(fleet, database, trail, book, () -> now);
            hand = new RolloutHand(desk, rolledOut);
            var rollouts = RolloutParts.of(desk, attendance::attend);
            var period = Duration.ofSeconds(2);
            job =
                    new CalypteJob(
                            rollouts.engine(),
                            fleet.openOrders(),
                            attendance,
                            period,
                            (_, _) -> {});
        }

        void connect(Function<DeviceSerial, Handset> handsets) {
            air = handsets;
        }

        Fleet fleet() {
            return fleet;
        }

        RolloutHand rolloutHand() {
            return hand;
        }

        CalypteJob job() {
            return job;
        }

        private Sessions sessions() {
            return new Sessions() {
                @Override
                public void cut(DeviceSerial serial) {
                    var handset = air.apply(serial);
                    var session = handset.session;
                    if (session != null) {
                        handset.session = null;
                        fleet.presence().ended(serial, session);
                    }
                }

                @Override
                public Optional<UUID> lifeline(DeviceSerial serial) {
                    return Optional.ofNullable(air.apply(serial).session);
                }
            };
        }

        private Orders orders() {
            return new Orders() {
                @Override
                public void send(UpdateOrder order) {
                    var handset = air.apply(new DeviceSerial(order.deviceSerial()));
                    if (handset.isOnline()) {
                        handset.told(order);
                    }
                }

                @Override
                public void cancel(DeviceSerial serial, CancelOrder cancel) {
                    var handset = air.apply(serial);
                    var order = handset.order;
                    if (order != null && order.updateId().equals(cancel.updateId())) {
                        handset.order = null;
                    }
                }
            };
        }
    }
}
