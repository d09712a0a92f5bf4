package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.server.audit.AuditVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What was answered has happened, even if the server is killed in the middle of everything.
class DurabilityTest {

    private static final int ROUNDS = 2;
    private static final int CALLERS = 8;

    /// What the server has answered: the last report of each device, and who was entered.
    private final Map<String, Integer> reported = new ConcurrentHashMap<>();

    private final Map<String, Operator.Entered> entered = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void whatWasAnsweredSurvivesAKill(@TempDir Path data) throws Exception {
        var random = new Random(7);
        for (var round = 0; round < ROUNDS; round++) {
            try (var server = ServerProcess.on(data);
                    var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                check(server, data);
                var enough = answered.get() + 150 + random.nextInt(300);
                var type = new Operator(server.operator(data)).type();
                for (var caller = 0; caller < CALLERS; caller++) {
                    callers.execute(() -> callUntilItIsGone(server, data, type));
                }
                server.killOnce(() -> answered.get() >= enough);
            }
            verify(data);
        }
        try (var server = ServerProcess.on(data)) {
            check(server, data);
        }
        verify(data);
    }

    /// Enters devices and lets each register a few times, noting only what was answered.
    private void callUntilItIsGone(ServerProcess server, Path data, String type) {
        try {
            var operator = new Operator(server.operator(data));
            while (true) {
                var device = operator.device(type, null);
                entered.put(device.serial(), device);
                answered.incrementAndGet();
                for (var seq = 1; seq <= 4; seq++) {
                    var said =
                            json(
                                    "{'device_serial':'%s','shared_key':'%s','firmware_serial':'f','boot_id':'b','seq':%d,'attributes':{'seq':'%d'}}",
                                    device.serial(), device.key(), seq, seq);
                    var answer = server.device().post("/gateway/registration", said);
                    assertThat(answer.status()).isEqualTo(200);
                    reported.put(device.serial(), seq);
                    answered.incrementAndGet();
                }
            }
        } catch (UncheckedIOException _) {
            // killed, as it was meant to be
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything that was answered so far is there.
    private void check(ServerProcess server, Path data) throws Exception {
        var found = new HashMap<String, JsonNode>();
        var api = server.operator(data);
        var cursor = "";
        while (true) {
            var page = api.get("/devices?limit=500" + cursor).json();
            page.at("/items").forEach(it -> found.put(it.at("/device_serial").asString(), it));
            if (page.at("/next").isNull()) {
                break;
            }
            cursor = "&cursor=" + page.at("/next").asString();
        }
        assertThat(found).containsKeys(entered.keySet().toArray(String[]::new));
        reported.forEach((serial, seq) ->
                assertThat(Objects.requireNonNull(found.get(serial)).at("/attributes/seq").asInt(0))
                        .as(serial)
                        .isGreaterThanOrEqualTo(seq));
    }

    /// The trail has no gap, and tells of every creation that was answered.
    private void verify(Path data) throws Exception {
        var verdict = StoredTrail.verify(Settings.load(data, Map.of(), Map.of()));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        AuditVerifier.Intact.class,
                        intact -> assertThat(intact.events()).isGreaterThan(answered.get()));
        assertThat(Files.exists(data.resolve("pepper"))).isTrue();
    }
}
