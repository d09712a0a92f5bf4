package calypte.server.storage;

/// More is waiting to be written than will be written soon. Nothing was done; trying later is safe.
public final class Overloaded extends RuntimeException {

    Overloaded() {
        super("too many writes are waiting", null, false, false);
    }
}
