package calypte.server.rollout;

import calypte.model.rollout.TargetState;
import calypte.server.registry.RolloutBook.Move;
import calypte.server.storage.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rollouts' side of one transaction: each rollout is read once, its counters move at once, and
/// where its devices stand is written together at the end.
final class Ledger {

    private static final String MOVE =
            """
            update rollout_target set state = ?, reason = ?, finished_at = ?, phase = ?
            where rollout_id = ? and device_id = ?\
            """;

    private static final String LEFT_RUNNING =
            "update rollout_target set previous_firmware_id = ? where rollout_id = ? and device_id = ?";

    private final Transaction tx;
    private final Map<UUID, Optional<Opened>> opened = new HashMap<>();
    private final Map<TargetRow.Key, Move> moves = new LinkedHashMap<>();
    private final Map<TargetRow.Key, UUID> before = new LinkedHashMap<>();

    private Ledger(Transaction tx, Consumer<Collection<UUID>> news) {
        this.tx = tx;
        tx.beforeCommit(this::write);
        tx.afterCommit(() -> news.accept(List.copyOf(opened.keySet())));
    }

    /// A rollout and its phases, to be changed.
    record Opened(RolloutRow row, List<PhaseRow> phases) {
        PhaseRow phase(int number) {
            return phases.get(number - 1);
        }
    }

    static Ledger in(Transaction tx, Consumer<Collection<UUID>> news) {
        return tx.companion(Ledger.class, () -> new Ledger(tx, news));
    }

    Optional<Opened> open(UUID rollout) {
        return opened.computeIfAbsent(rollout, this::read);
    }

    /// Counts the move, and notes it to be written.
    void move(Move move) {
        var rollout = open(move.rollout());
        if (rollout.isEmpty()) {
            return;
        }
        var phase = rollout.get().phase(move.phase());
        phase.add(move.from(), -1);
        phase.add(move.to(), 1);
        moves.put(new TargetRow.Key(move.rollout(), move.device()), move);
    }

    /// What a device ran before its phase began.
    void ranBefore(UUID rollout, UUID device, @Nullable UUID firmware) {
        if (firmware != null) {
            before.put(new TargetRow.Key(rollout, device), firmware);
        }
    }

    /// Writes what has been noted so far: before anything is asked that depends on it.
    void write() {
        if (!moves.isEmpty() || !before.isEmpty()) {
            tx.session().doWork(this::write);
        }
        moves.clear();
        before.clear();
    }

    private Optional<Opened> read(UUID rollout) {
        var session = tx.session();
        return Optional.ofNullable(session.find(RolloutRow.class, rollout))
                .map(row ->
                        new Opened(
                                row,
                                session.createSelectionQuery(
                                                "from PhaseRow where rolloutId = :rollout order by number",
                                                PhaseRow.class)
                                        .setParameter("rollout", rollout)
                                        .list()));
    }

    private void write(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            for (var entry : moves.entrySet()) {
                var move = entry.getValue();
                update.setString(1, move.to().name());
                update.setString(2, move.reason());
                time(update, 3, isEnd(move.to()) ? move.at() : null);
                update.setInt(4, move.phase());
                key(update, 5, entry.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
        try (var update = connection.prepareStatement(LEFT_RUNNING)) {
            for (var entry : before.entrySet()) {
                update.setObject(1, Objects.requireNonNull(entry.getValue()));
                key(update, 2, entry.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static boolean isEnd(TargetState state) {
        return !state.isOpen();
    }

    private static void key(PreparedStatement update, int index, TargetRow.Key key)
            throws SQLException {
        update.setObject(index, key.rolloutId());
        update.setObject(index + 1, key.deviceId());
    }

    private static void time(PreparedStatement update, int index, @Nullable Instant at)
            throws SQLException {
        if (at == null) {
            update.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            update.setObject(index, at.atOffset(ZoneOffset.UTC));
        }
    }
}
