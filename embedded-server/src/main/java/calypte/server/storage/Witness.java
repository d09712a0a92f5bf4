package calypte.server.storage;

import org.jspecify.annotations.Nullable;

/// Sees each row that a transaction of the durable writer writes, whoever wrote it and by whatever
/// path: so what is kept about all rows cannot be forgotten by the next one who changes some.
///
/// A statement that changes many rows at once is not seen.
@FunctionalInterface
public interface Witness {

    /// `row` was `before` and is going to be `after`; null if it was, or will be, not there. A row
    /// that is written twice in a transaction is seen twice.
    void sees(Transaction tx, Object row, @Nullable Values before, @Nullable Values after);

    /// The values of a row by the names of its properties.
    @FunctionalInterface
    interface Values {
        @Nullable Object of(String property);
    }
}
