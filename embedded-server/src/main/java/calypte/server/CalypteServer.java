package calypte.server;

import calypte.model.drift.Policy;
import calypte.server.audit.Action;
import calypte.server.audit.LogstashShipper;
import calypte.server.firmware.ContentStore;
import calypte.server.gateway.Gateway;
import calypte.server.gateway.Uplink;
import calypte.server.http.OperatorToken;
import calypte.server.registry.Catalogue;
import calypte.server.registry.Incidents;
import calypte.server.registry.KeyDigests;
import calypte.server.rollout.Attendance;
import calypte.server.rollout.Book;
import calypte.server.rollout.CalypteJob;
import calypte.server.rollout.MqttOrders;
import calypte.server.rollout.Rollouts;
import calypte.server.storage.Database;
import calypte.server.wire.Wire;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// The whole platform in one process: store, broker, gateway, API and loop, opened in this order
/// and closed in the reverse one.
public final class CalypteServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(CalypteServer.class.getName());

    private static final Duration LINE_PATIENCE = Duration.ofSeconds(10);
    private static final Duration INCIDENT_WINDOW = Duration.ofMinutes(1);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final InstantSource clock = InstantSource.system();
    private final RandomGenerator random = new SecureRandom();
    private final Settings settings;
    private final Addresses addresses;

    /// Where a running server is reached from this machine.
    public record Addresses(URI operator, URI device, URI mqtt, Path data) {}

    /// Starts everything; when this returns, the server is ready.
    ///
    /// @throws ConfigurationError if it cannot start as it was told to; then nothing was changed
    public static CalypteServer start(Settings settings) throws ConfigurationError {
        return new CalypteServer(settings);
    }

    private CalypteServer(Settings settings) throws ConfigurationError {
        this.settings = settings;
        try {
            this.addresses = open();
        } catch (ConfigurationError | RuntimeException e) {
            close();
            throw e;
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    /// Stops listening, writes what was accepted, and lets go of the data directory.
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "a part of the server did not close cleanly", e);
            }
        }
    }

    private Addresses open() throws ConfigurationError {
        var data = closing(DataFolder.hold(settings.data())).path();
        var token = token(data);
        var admission = new AdmissionOnceReady();
        // The broker and the database each take a second to start: side by side they take one.
        var queueStarting = begin(() -> MessageQueue.open(settings, admission));
        var database = closing(database(data, queueStarting));
        var queue = closing(await(queueStarting));

        var audit = Audit.of(database, settings, clock, random);
        var wire = new Wire(clock);
        var line = new Line(wire, clock);
        var orders = new MqttOrders(line::publish, clock);
        var doors = new Doors(settings);
        var news = new News();
        var book = new Book(news::rolloutsChanged);
        var around =
                new Fleet.Surroundings(
                        database,
                        audit.trail(),
                        news,
                        digests(data, database),
                        orders,
                        queue,
                        Trust.of(settings),
                        book,
                        doors::deviceUrl);
        var fleet = Fleet.of(around, policy(), clock, random);
        fleet.firmwareLife().judgeAll();
        if (queue.isEmbedded()) {
            fleet.presence().allAway();
        }
        admission.ready(fleet.admission());

        var gateway =
                new Gateway(fleet.firmwareApi(), fleet.openOrders(), fleet.presence(), orders);
        var attendance = new Attendance(fleet.openOrders(), orders);
        var rollouts = Rolling.of(fleet, database, audit.trail(), book, clock, attendance);
        news.ofDevicesTo(rollouts.joining());
        var vitals = new Vitals(database, line, audit, data);
        var about = closing(new About(settings, vitals, doors, queue, fleet.figures(), clock));
        var content = content(data, fleet.catalogue());
        var services = new Services(fleet, rollouts, audit, content, wire, clock);
        var device = closing(doors.openForDevices(routes -> services.forDevices(routes, gateway)));
        var operator =
                closing(
                        doors.openForOperators(
                                token, routes -> services.forOperators(routes, about)));
        var events = closing(services.events());
        news.ofDevicesTo(events::changed);
        news.ofRolloutsTo(events::rolloutsChanged);
        closing(line).connect(queue, uplink(gateway, admission, line), random);
        closing(Housekeeping.of(fleet, audit, vitals));
        audit.shipper().map(this::closing).ifPresent(LogstashShipper::start);
        closing(job(rollouts.engine(), fleet, attendance, about.loop())).start();
        line.awaitUp(LINE_PATIENCE);
        audit.tell(Action.SERVER_STARTED, "the server has started");
        closing(audit::end);
        return new Addresses(
                URI.create(operator.url()), URI.create(device.url()), queue.url(), data);
    }

    private Database database(Path data, CompletableFuture<MessageQueue> besides)
            throws ConfigurationError {
        try {
            return Store.open(settings, data);
        } catch (ConfigurationError | RuntimeException e) {
            // The broker is starting meanwhile, and nobody else would stop it.
            besides.thenAccept(this::closing).exceptionally(_ -> null).join();
            throw e;
        }
    }

    private OperatorToken token(Path data) throws ConfigurationError {
        try {
            return OperatorToken.in(data, random);
        } catch (OperatorToken.Unusable e) {
            throw new ConfigurationError(String.valueOf(e.getMessage()), e);
        }
    }

    private KeyDigests digests(Path data, Database database) throws ConfigurationError {
        var file = data.resolve("pepper");
        if (!Files.exists(file) && KeyDigests.areNeeded(database)) {
            throw new ConfigurationError(
                    file
                            + " is missing, and without it no device gets in: put it back from a backup;"
                            + " if it is lost, write 32 random bytes there and rekey every device");
        }
        try {
            return KeyDigests.open(file, random);
        } catch (IOException e) {
            throw new ConfigurationError(
                    file + " cannot be used; without it no device can be let in: " + e.getMessage(),
                    e);
        }
    }

    private ContentStore content(Path data, Catalogue catalogue) throws ConfigurationError {
        try {
            var store = ContentStore.in(data, settings.bytes(Setting.FIRMWARE_QUOTA));
            store.sweep(catalogue.named());
            return store;
        } catch (IOException e) {
            throw new ConfigurationError(
                    "the firmware content in %s cannot be read or written; check its permissions"
                            .formatted(data),
                    e);
        }
    }

    private Policy policy() {
        return new Policy(
                settings.duration(Setting.ROLLOUT_GRACE),
                settings.number(Setting.ROLLOUT_MAX_ATTEMPTS),
                settings.duration(Setting.ROLLOUT_BACKOFF),
                settings.duration(Setting.ROLLOUT_DEADLINE),
                settings.duration(Setting.ROLLOUT_STEP_PATIENCE));
    }

    private Uplink uplink(Gateway gateway, AdmissionOnceReady admission, Line line) {
        var trespasses = closing(new Incidents(admission::trespassed, INCIDENT_WINDOW));
        var tasks = closing(Executors.newVirtualThreadPerTaskExecutor());
        return new Uplink(gateway, trespasses, line::publish, tasks);
    }

    private CalypteJob job(
            Rollouts rollouts, Fleet fleet, Attendance attendance, CalypteJob.Rounds rounds) {
        var period = settings.duration(Setting.ROLLOUT_PERIOD);
        return new CalypteJob(rollouts, fleet.openOrders(), attendance, period, rounds);
    }

    private <T extends AutoCloseable> T closing(T part) {
        opened.push(part);
        return part;
    }

    private static CompletableFuture<MessageQueue> begin(Callable<MessageQueue> start) {
        var begun = new CompletableFuture<MessageQueue>();
        Thread.ofVirtual()
                .name("broker start")
                .start(() -> {
                    try {
                        begun.complete(start.call());
                    } catch (Exception e) {
                        begun.completeExceptionally(e);
                    }
                });
        return begun;
    }

    private static MessageQueue await(CompletableFuture<MessageQueue> begun)
            throws ConfigurationError {
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ConfigurationError cause) {
                throw cause;
            }
            throw e;
        }
    }
}
