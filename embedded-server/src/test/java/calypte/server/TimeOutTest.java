package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.update.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A device that takes an order and falls silent.
class TimeOutTest {

    private static final Map<Setting, String> IMPATIENT =
            Map.of(Setting.ROLLOUT_DEADLINE, "700ms", Setting.ROLLOUT_MAX_ATTEMPTS, "2");

    @Test
    void anAttemptThatFallsSilentEndsAtItsDeadlineAndIsTriedAgain(@TempDir Path data)
            throws Exception {
        try (var server = RunningServer.on(data, IMPATIENT)) {
            var operator = new Operator(server.operator());
            var type = operator.type();
            operator.announced(type, "1.0.0");
            var device = operator.device(type, operator.released(type, "2.0.0"));
            try (var mqtt = MqttDevice.connect(server.at().mqtt(), device.serial(), device.key())) {
                mqtt.register(json("{'firmware_serial':'fw-1.0.0','boot_id':'b1'}"));

                var first = mqtt.await(Topics.UPDATE).json();
                var second = mqtt.await(Topics.UPDATE).json();

                assertThat(second.at("/attempt").asInt()).isEqualTo(2);
                assertThat(second.at("/update_id")).isEqualTo(first.at("/update_id"));
                await().until(() ->
                        operator.see(device).at("/status/activity").asString().equals("FAILED"));
                assertThat(operator.see(device).at("/status/reason").asString())
                        .contains("timed out");
                assertThat(operator.actions(device))
                        .containsSubsequence(
                                "update-dispatched",
                                "update-timed-out",
                                "update-dispatched",
                                "update-timed-out");
            }
        }
    }
}
