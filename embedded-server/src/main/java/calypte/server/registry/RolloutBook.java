package calypte.server.registry;

import calypte.model.rollout.Permit;
import calypte.model.rollout.TargetState;
import calypte.server.storage.Transaction;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.SharedSessionContract;
import org.jspecify.annotations.Nullable;

/// What the rollouts have to say about a device of theirs, and what they have to hear of it. Always
/// in the transaction that changes the device.
public interface RolloutBook {

    /// Whether a device of that rollout may be ordered now. If so the order counts from here on,
    /// and has to be dispatched in this transaction.
    Permit take(Transaction tx, UUID rollout, Instant now);

    /// A device has moved within its rollout, or out of it.
    void moved(Transaction tx, Move move);

    /// What the rollout is called.
    String name(SharedSessionContract session, UUID rollout);

    /// @param reason for a program: why it failed or left
    record Move(
            UUID rollout,
            int phase,
            UUID device,
            TargetState from,
            TargetState to,
            @Nullable String reason,
            Instant at) {}

    /// For a registry without rollouts.
    RolloutBook NONE =
            new RolloutBook() {
                @Override
                public Permit take(Transaction tx, UUID rollout, Instant now) {
                    return new Permit.Granted();
                }

                @Override
                public void moved(Transaction tx, Move move) {
                    // nobody keeps count
                }

                @Override
                public String name(SharedSessionContract session, UUID rollout) {
                    return rollout.toString();
                }
            };
}
