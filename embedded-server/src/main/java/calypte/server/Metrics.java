package calypte.server;

import calypte.server.rollout.CalypteJob;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/// What the server measures of itself, as Prometheus reads it.
final class Metrics implements CalypteJob.Rounds, AutoCloseable {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Timer rounds =
            Timer.builder("calypte.round")
                    .description("rounds of the loop that orders updates")
                    .register(registry);
    private final Counter due =
            Counter.builder("calypte.round.due")
                    .description("devices that a round found due")
                    .register(registry);

    Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    @Override
    public void done(Duration took, int dueDevices) {
        rounds.record(took);
        due.increment(dueDevices);
    }

    String text() {
        return registry.scrape();
    }

    void answer(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        response.send(text());
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
