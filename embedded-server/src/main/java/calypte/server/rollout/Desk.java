package calypte.server.rollout;

import calypte.server.audit.AuditEvent;
import calypte.server.audit.AuditTrail;
import calypte.server.registry.Candidates;
import calypte.server.registry.Catalogue;
import calypte.server.registry.Claims;
import calypte.server.registry.RolloutDevices;
import calypte.server.storage.Database;
import calypte.server.storage.DurableWriter;
import calypte.server.storage.Readers;
import calypte.server.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every part of the rollouts works with.
///
/// @param ids makes fresh ones
public record Desk(
        Database database,
        Book book,
        AuditTrail trail,
        Registered registered,
        InstantSource clock,
        Supplier<UUID> ids) {

    /// The registry's part in it.
    public record Registered(
            Catalogue catalogue, Candidates candidates, Claims claims, RolloutDevices devices) {}

    Readers readers() {
        return database.readers();
    }

    DurableWriter writer() {
        return database.writer();
    }

    /// The present, as finely as the database keeps it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// A change of one rollout, in a transaction of its own; empty if there is no such rollout.
    <T> Optional<T> change(UUID rollout, Change<T> change) {
        return writer().write(tx ->
                book.ledger(tx).open(rollout).map(opened -> change.on(new Page(tx), opened)));
    }

    /// Something on the writer that is about no rollout that is there yet.
    <T> T write(Function<Transaction, T> work) {
        return writer().write(work);
    }

    interface Change<T> {
        T on(Page page, Ledger.Opened rollout);
    }

    /// One transaction at this desk.
    final class Page {
        private final Transaction tx;

        private Page(Transaction tx) {
            this.tx = tx;
        }

        Transaction tx() {
            return tx;
        }

        Ledger ledger() {
            return book.ledger(tx);
        }

        void record(AuditEvent event) {
            trail.record(tx, event);
        }

        boolean isDeliverable(RolloutRow rollout) {
            return registered.devices().isDeliverable(tx, rollout.firmwareId);
        }
    }
}
