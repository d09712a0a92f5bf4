package calypte.console.client;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How the audit's way to a Logstash is.
public sealed interface Shipping {

    /// The audit stays where it is.
    record NotConfigured() implements Shipping {}

    /// @param queued how many events wait to be shipped
    record Flowing(String to, long queued) implements Shipping {}

    /// The events wait on the server's disk.
    record Down(String to, long queued, Optional<Instant> since) implements Shipping {}

    /// @param logstash the part of the server's health
    static Shipping of(JsonNode logstash, String to) {
        if (!logstash.isObject()) {
            return new NotConfigured();
        }
        var queued = logstash.path("queued").asLong(0);
        var since = logstash.path("down_since");
        return logstash.path("status").asString("").equals("UP")
                ? new Flowing(to, queued)
                : new Down(
                        to,
                        queued,
                        since.isString()
                                ? Optional.of(Instant.parse(since.asString()))
                                : Optional.empty());
    }
}
