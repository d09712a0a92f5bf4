package calypte.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.console.Sample;
import calypte.console.StubServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveFeedTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private StubServer server = new StubServer();
    private final FleetClient fleet = new FleetClient(server.url(), "token");
    private final LiveFeed feed = fleet.feed();

    @BeforeEach
    void listen() {
        feed.listen(
                new LiveFeed.Listener() {
                    @Override
                    public void device(Device device) {
                        heard.add(device.deviceSerial());
                    }

                    @Override
                    public void audit(AuditEvent event) {
                        heard.add("#" + event.sequence());
                    }

                    @Override
                    public void connected() {
                        heard.add("connected");
                    }

                    @Override
                    public void lost(Trouble why, Duration pause) {
                        heard.add("lost");
                    }
                });
        feed.start();
        await().until(() -> server.listening() == 1);
    }

    @AfterEach
    void stop() {
        feed.close();
        fleet.close();
        server.close();
    }

    @Test
    void tellsDevicesAndAuditAsTheyCome() {
        server.tell(": still here\n\nevent: device\ndata: " + Sample.inSync(1));
        server.tell("event: audit\nid: 7\ndata: " + Sample.event(7, "info"));

        await().untilAsserted(
                        () -> assertThat(heard).containsExactly("connected", "pump-0001", "#7"));
    }

    @Test
    void isNotPutOffByNewsItCannotRead() {
        server.tell("event: audit\nid: 6\ndata: {not json");
        server.tell("event: weather\ndata: rain");
        server.tell("event: audit\nid: 7\ndata: " + Sample.event(7, "info"));

        await().untilAsserted(() -> assertThat(heard).containsExactly("connected", "#7"));
    }

    @Test
    void comesBackByItselfAndGoesOnWhereItWas() {
        server.tell("event: audit\nid: 7\ndata: " + Sample.event(7, "info"));
        await().until(() -> heard.contains("#7"));

        server.close();
        await().until(() -> heard.contains("lost"));
        server = new StubServer(server.port());

        await().until(() -> server.listening() == 1);
        assertThat(heard).startsWith("connected", "#7", "lost");
        assertThat(server.asked("GET /events").getFirst().lastEventId()).isEqualTo("7");
    }
}
