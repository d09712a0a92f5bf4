package calypte.server.audit;

import calypte.server.storage.DurableWriter;
import calypte.server.storage.Readers;
import calypte.server.storage.Transaction;
import org.hibernate.SharedSessionContract;

/// How much of the trail has arrived elsewhere, kept in the database.
public final class ShippedCursor {

    private static final String NAME = "logstash";

    private final Readers readers;
    private final DurableWriter writer;

    public ShippedCursor(Readers readers, DurableWriter writer) {
        this.readers = readers;
        this.writer = writer;
    }

    long position() {
        return readers.read(ShippedCursor::position);
    }

    static long position(SharedSessionContract session) {
        return session.createNativeQuery(
                        "select sequence from audit_cursor where name = :name", Long.class)
                .setParameter("name", NAME)
                .uniqueResultOptional()
                .orElse(0L);
    }

    void move(long sequence) {
        writer.write(tx -> {
            var moved = run(tx, "update audit_cursor set sequence = :s where name = :n", sequence);
            return moved == 0
                    ? run(tx, "insert into audit_cursor (sequence, name) values (:s, :n)", sequence)
                    : moved;
        });
    }

    private static int run(Transaction tx, String sql, long sequence) {
        return tx.session()
                .createNativeMutationQuery(sql)
                .setParameter("s", sequence)
                .setParameter("n", NAME)
                .executeUpdate();
    }
}
