package calypte.server.broker;

import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import java.util.Optional;

/// Ties a connection of the broker to our [Session], by a mark that the broker keeps with it.
final class Connection {

    private static final String MARK = "calypte.session";

    private Connection() {}

    static void mark(ClientBasedInput connection, Session session) {
        connection
                .getConnectionInformation()
                .getConnectionAttributeStore()
                .putAsString(MARK, session.id());
    }

    /// The session's id; empty for the server's own client, and for one that never gave a serial.
    static Optional<String> sessionId(ClientBasedInput connection) {
        return connection
                .getConnectionInformation()
                .getConnectionAttributeStore()
                .getAsString(MARK);
    }
}
