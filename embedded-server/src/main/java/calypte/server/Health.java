package calypte.server;

import calypte.server.audit.LogstashShipper;
import calypte.server.http.Json;
import calypte.server.storage.Database;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tells whether the server is alive, and whether every part of it is. Needs no token.
///
/// Without its line to the broker the server still takes registrations over HTTP: it is degraded,
/// and says so, but ready.
final class Health implements HttpService {

    private static final Logger LOG = System.getLogger(Health.class.getName());

    private final Database database;
    private final Line line;
    private final Audit audit;

    Health(Database database, Line line, Audit audit) {
        this.database = database;
        this.line = line;
        this.audit = audit;
    }

    /// What `/health/ready` answers. The components are the wire's fields.
    private record Readiness(
            String status, String database, String mqtt, @Nullable Shipping logstash) {}

    /// Null where no Logstash is configured.
    private record Shipping(
            String status, long shippedUpTo, long queued, @Nullable Instant downSince) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/live", (_, response) -> Json.send(response, Status.OK_200, new Liveness("UP")))
                .get("/ready", this::ready);
    }

    private record Liveness(String status) {}

    private void ready(ServerRequest request, ServerResponse response) {
        var stored = answers();
        var logstash = audit.shipper().map(shipper -> shipping(shipper.state())).orElse(null);
        var whole = line.isUp() && (logstash == null || logstash.downSince() == null);
        var status = stored ? (whole ? "UP" : "DEGRADED") : "DOWN";
        Json.send(
                response,
                stored ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503,
                new Readiness(status, word(stored), word(line.isUp()), logstash));
    }

    private boolean answers() {
        try {
            return database.answers();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the database does not answer", e);
            return false;
        }
    }

    private static Shipping shipping(LogstashShipper.State state) {
        return new Shipping(
                word(state.downSince() == null),
                state.shippedUpTo(),
                state.queued(),
                state.downSince());
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
