package calypte.server.http;

/// What came is not JSON, or more of it than anybody means well with. The message says where, and
/// quotes nothing of it.
public final class Malformed extends Exception {

    Malformed(String message) {
        super(message, null, false, false);
    }
}
