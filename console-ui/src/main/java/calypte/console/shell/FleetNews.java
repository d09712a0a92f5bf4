package calypte.console.shell;

import calypte.console.client.AuditEvent;
import calypte.console.client.LiveFeed;
import calypte.console.client.Trouble;
import calypte.console.frame.Notice.Action;
import calypte.console.frame.Notice.Kind;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Burst;
import calypte.console.fx.Texts;
import java.time.Duration;
import java.time.Instant;

/// What of the fleet's news the operator should notice on any page. Failures of devices are counted
/// behind the bell; what stops a rollout, or ends it, is said aloud.
final class FleetNews {

    private static final Duration TICK = Duration.ofMillis(500);
    private static final int MOST = 500;

    private final Surroundings around;
    private final Texts texts = Texts.beside(FleetNews.class);
    private final Instant begun;

    FleetNews(Surroundings around) {
        this.around = around;
        this.begun = around.clock().instant();
    }

    void follow() {
        var news =
                new Burst<AuditEvent>(
                        MOST,
                        around.background().after(TICK),
                        batch -> batch.pieces().forEach(this::hear));
        around.feed()
                .listen(
                        new LiveFeed.Listener() {
                            @Override
                            public void audit(AuditEvent event) {
                                news.offer(event);
                            }

                            @Override
                            public void lost(Trouble why, Duration pause) {
                                around.desk().attract(String.valueOf(why.getMessage()));
                            }
                        });
    }

    /// What happened before the window was opened is history.
    private void hear(AuditEvent event) {
        if (event.at().isBefore(begun)) {
            return;
        }
        switch (event.action()) {
            case "update-failed",
                    "update-timed-out",
                    "update-false-success",
                    "device-quarantined" ->
                    around.notices()
                            .quietly(
                                    Kind.WARNING,
                                    event.message(),
                                    alike(event),
                                    look(new Place.Devices("activity==FAILED,activity==PENDING")));
            case "rollout-gate-tripped", "rollout-aborted" -> {
                around.notices().warning(event.message(), look(new Place.Rollouts()));
                around.desk().attract(event.message());
            }
            case "rollout-paused", "rollout-finished" -> {
                around.notices().news(event.message(), look(new Place.Rollouts()));
                around.desk().attract(event.message());
            }
            default -> {}
        }
    }

    /// What is said of one device, without the device: of all that failed for the same reason it is
    /// the same.
    private static String alike(AuditEvent event) {
        var serial = event.deviceSerial();
        var words = serial == null ? event.message() : event.message().replace(serial, "");
        return words.replaceFirst("^[\\s:,]+", "");
    }

    private Action look(Place place) {
        return new Action(texts.get("notice.look"), () -> around.navigator().open(place));
    }
}
