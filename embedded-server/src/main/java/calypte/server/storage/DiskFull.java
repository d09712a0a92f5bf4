package calypte.server.storage;

/// There is no room for the database to grow. Nothing was done; reading goes on, and writing once
/// there is room again.
public final class DiskFull extends RuntimeException {

    DiskFull() {
        super("the disk that holds the database is full", null, false, false);
    }
}
