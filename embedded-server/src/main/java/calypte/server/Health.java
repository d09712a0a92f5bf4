package calypte.server;

import calypte.server.audit.LogstashShipper;
import calypte.server.http.Json;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells whether the server is alive, and whether every part of it is. Needs no token.
///
/// Without its line to the broker the server still takes registrations over HTTP: it is degraded,
/// and says so, but ready.
final class Health implements HttpService {

    private final Vitals vitals;
    private final LoopClock loop;
    private final Supplier<@Nullable Integer> sessions;

    /// @param sessions how many devices are connected; null if that cannot be known
    Health(Vitals vitals, LoopClock loop, Supplier<@Nullable Integer> sessions) {
        this.vitals = vitals;
        this.loop = loop;
        this.sessions = sessions;
    }

    /// What `/health/ready` answers. The components are the wire's fields.
    record Readiness(
            String status,
            String statusText,
            String database,
            String mqtt,
            @Nullable Shipping logstash,
            LoopClock.Reading loop,
            @Nullable Integer sessions,
            Disk disk) {}

    /// Null where no Logstash is configured.
    private record Shipping(
            String status, long shippedUpTo, long queued, @Nullable Instant downSince) {}

    private record Disk(long freeBytes) {}

    private record Liveness(String status) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/live", (_, response) -> Json.send(response, Status.OK_200, new Liveness("UP")))
                .get("/ready", this::ready);
    }

    Readiness readiness() {
        var signs = vitals.look();
        return new Readiness(
                status(signs.rung()),
                signs.rung().toString(),
                signs.sound() ? word(signs.database()) : "DAMAGED",
                word(signs.mqtt()),
                shipping(signs.shipping()),
                loop.reading(),
                sessions.get(),
                new Disk(signs.freeBytes()));
    }

    private void ready(ServerRequest request, ServerResponse response) {
        var readiness = readiness();
        var isDown = readiness.status().equals("DOWN");
        Json.send(response, isDown ? Status.SERVICE_UNAVAILABLE_503 : Status.OK_200, readiness);
    }

    private static String status(Rung rung) {
        return switch (rung) {
            case FULL -> "UP";
            case BROKER_DOWN, LOGSTASH_DOWN, DISK_LOW, READ_ONLY -> "DEGRADED";
            case DAMAGED, DOWN -> "DOWN";
        };
    }

    private static @Nullable Shipping shipping(LogstashShipper.@Nullable State state) {
        return state == null
                ? null
                : new Shipping(
                        word(state.downSince() == null),
                        state.shippedUpTo(),
                        state.queued(),
                        state.downSince());
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
