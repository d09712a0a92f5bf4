package calypte.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.FleetClient;
import calypte.console.fx.Background;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ConnectionViewModelTest {

    @Test
    void saysThatTheServerIsLostAndWhenItIsBack() {
        var server = Sample.serving();
        try (var fleet = new FleetClient(server.url(), "token");
                var feed = fleet.feed()) {
            var model =
                    new ConnectionViewModel(
                            fleet,
                            feed,
                            Background.immediate(),
                            () -> Instant.parse("2026-11-23T06:30:00Z"),
                            ZoneOffset.UTC);
            feed.start();
            await().until(model::isLive);

            server.close();
            await().until(model::isLost);
            assertThat(model.getBanner()).contains("since 06:30:00");

            try (var _ = new StubServer(server.port())) {
                await().until(model::isLive);
                assertThat(model.getBanner()).isEmpty();
            }
        }
    }
}
