package calypte.server.storage;

/// A part of the database cannot be read any more. What was asked was not done; other parts may
/// still be read and written.
public final class DatabaseDamaged extends RuntimeException {

    DatabaseDamaged(Throwable cause) {
        super("a part of the database is damaged", cause);
    }
}
