package calypte.server.registry;

import calypte.model.drift.Policy;
import calypte.model.update.UpdateId;
import calypte.server.audit.AuditTrail;
import calypte.server.storage.Database;
import calypte.server.storage.DurableWriter;
import calypte.server.storage.Readers;
import calypte.server.storage.Transaction;
import calypte.server.storage.Witness;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What every part of the registry works with: the store, the trail, the news, time and chance.
///
/// `random` must be a cryptographic source: shared keys come from it.
public final class Registry {

    private final Database database;
    private final AuditTrail trail;
    private final DeviceNews news;
    private final Policy policy;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Ids ids;
    private final RolloutBook rollouts;

    public Registry(
            Database database,
            AuditTrail trail,
            DeviceNews news,
            Policy policy,
            InstantSource clock,
            RandomGenerator random) {
        this(database, trail, news, policy, clock, random, RolloutBook.NONE);
    }

    /// A registry whose devices may belong to rollouts.
    public Registry(
            Database database,
            AuditTrail trail,
            DeviceNews news,
            Policy policy,
            InstantSource clock,
            RandomGenerator random,
            RolloutBook rollouts) {
        this.rollouts = rollouts;
        this.database = database;
        this.trail = trail;
        this.news = news;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
        this.ids = new Ids(clock, random);
    }

    /// The tables that the registry owns.
    public static List<Class<?>> entities() {
        return List.of(
                DeviceRow.class,
                DeviceTypeRow.class,
                FirmwareRow.class,
                AttemptRow.class,
                AssignmentRow.class,
                CountRow.class,
                HistoryRow.class);
    }

    /// What the registry has to see of all that is written.
    public static void witness(
            Transaction tx,
            Object row,
            Witness.@Nullable Values before,
            Witness.@Nullable Values after) {
        Headcount.sees(tx, row, before, after);
    }

    DurableWriter writer() {
        return database.writer();
    }

    Readers readers() {
        return database.readers();
    }

    AuditTrail trail() {
        return trail;
    }

    DeviceNews news() {
        return news;
    }

    Policy policy() {
        return policy;
    }

    RandomGenerator random() {
        return random;
    }

    RolloutBook rollouts() {
        return rollouts;
    }

    /// An identifier that sorts by when it was made.
    public UUID freshId() {
        return ids.next();
    }

    UpdateId freshNeed() {
        return new UpdateId(ids.next());
    }

    /// The present, as finely as the database keeps it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
