package calypte.server.storage;

/// More is waiting for the database than it will get to soon. Nothing was done; trying later is
/// safe.
public final class Overloaded extends RuntimeException {

    Overloaded(String what) {
        super(what, null, false, false);
    }
}
