package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.operator.DeviceView;
import calypte.emulator.operator.OperatorException;
import calypte.model.update.Topics;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Full registrations over MQTT, each from its publication to its reply, while 2,000 devices are
/// connected. Two lines: the connecting (`mqtt-connect`, whose memory is that of 2,000 sessions at
/// rest), and the registrations.
final class RegistrationsMqtt implements Task {

    private static final String WORK = "registrations-mqtt";
    private static final int SESSIONS = 2_000;
    private static final int CONNECTING_AT_A_TIME = 20;
    private static final int ACTIVE = 200;
    private static final int MEASURED = 100_000;

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        try (var server = ground.server()) {
            var devices = Catalogue.of(server.operator()).enter("mqtt", SESSIONS);
            var broker = server.ready().target().mqttUrl();
            var lines = new LeanMqtt[SESSIONS];
            ground.note("mqtt-connect: %,d devices, %d at a time", SESSIONS, CONNECTING_AT_A_TIME);
            var connected =
                    ground.measure(
                            "mqtt-connect", server, () -> connect(ground, broker, devices, lines));
            return List.of(connected, register(ground, server, lines));
        }
    }

    private static Sample connect(
            Ground ground, URI broker, List<DeviceView> devices, LeanMqtt[] lines)
            throws IOException, InterruptedException {
        return ground.load()
                .run(
                        CONNECTING_AT_A_TIME,
                        devices.size() / CONNECTING_AT_A_TIME,
                        number ->
                                turn -> {
                                    var i = turn * CONNECTING_AT_A_TIME + number;
                                    lines[i] = new LeanMqtt(broker, devices.get(i).identity());
                                });
    }

    private static Row register(Ground ground, ServerProcess server, LeanMqtt[] lines)
            throws IOException, InterruptedException {
        var count = ground.count(MEASURED);
        ground.note(
                "%s: %,d registrations to warm up, then %,d of %d devices among %,d that are connected",
                WORK, Ground.warmUp(count), count, ACTIVE, lines.length);
        var workers = new ArrayList<Load.Worker>();
        for (var number = 0; number < ACTIVE; number++) {
            workers.add(worker(lines[number]));
        }
        var all = workers.toArray(Load.Worker[]::new);
        try (var _ = new Pings(List.of(lines).subList(ACTIVE, lines.length))) {
            var _ = ground.load().run(all, Ground.warmUp(count) / ACTIVE);
            var turns = Math.max(1, count / ACTIVE);
            return ground.measure(WORK, server, () -> ground.load().run(all, turns));
        }
    }

    private static Load.Worker worker(LeanMqtt line) {
        var said = new int[1];
        return _ -> {
            line.publish(
                    Topics.REGISTRATION, registration(Catalogue.serial(0), "bench", ++said[0]));
            RegistrationsHttp.check(new String(line.await(Topics.REGISTRATION_REPLY), UTF_8));
        };
    }

    static String registration(String firmware, String boot, int seq) {
        return "{\"firmware_serial\":\"%s\",\"boot_id\":\"%s\",\"seq\":%d}"
                .formatted(firmware, boot, seq);
    }
}
