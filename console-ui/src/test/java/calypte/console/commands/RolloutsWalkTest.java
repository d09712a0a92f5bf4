package calypte.console.commands;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.RealServer;
import calypte.console.commands.Script.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Rollouts by command, on a real server, with devices that do as they are told.
final class RolloutsWalkTest {

    private static final String OLD = "1.0.0";
    private static final String NEW = "2.0.0";

    @TempDir private static Path data;
    @TempDir private Path folder;

    private static RealServer server;

    private final List<Member> fleet = new ArrayList<>();

    /// A device that speaks HTTP.
    private record Member(String serial, String key) {}

    @BeforeAll
    static void start() {
        server = new RealServer(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void rollsOutInPhasesAndEndsWhenAllHaveBootedIt() throws IOException {
        fleet("good-x", 4);

        var ran =
                obeying(
                        "rollout create --firmware 2.0.0 --type good-x --phase 1 --phase rest --soak 0s --start --wait");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.json().path("state").asString()).isEqualTo("FINISHED");
        assertThat(ran.json().path("counts").path("succeeded").asLong()).isEqualTo(4);
        assertThat(ran.err()).contains("phase 1 of 2").contains("finished: 4 of 4 updated");
        var devices = ok("rollout devices %s --state succeeded", called(ran));
        assertThat(devices.json()).hasSize(4);

        var again = ok("rollout create --firmware 2.0.0 --type good-x --start --wait");
        assertThat(again.err()).contains("no need of a rollout: 4 devices").contains("4 of 4");
    }

    @Test
    void saysWhatItWouldDoAndDoesNothing() throws IOException {
        fleet("plan-x", 3);

        var ran = ok("rollout create --firmware 2.0.0 --type plan-x --preset canary --dry-run");

        assertThat(
                        ran.json().path("counts").path("offline").asLong()
                                + ran.json().path("counts").path("will_update").asLong())
                .isEqualTo(3);
        assertThat(ran.json().path("sentence").asString()).contains("3 devices to 2.0.0");
        assertThat(ok("rollout list").json().valueStream().map(it -> it.path("name").asString()))
                .noneMatch(name -> name.contains("plan-x"));
    }

    @Test
    void refusesASecondRolloutOverTheSameDevices() throws IOException {
        fleet("twice-x", 2);
        var image = Files.writeString(folder.resolve("third"), "third");
        ok("firmware push %s --type twice-x --version 3.0.0", image);
        var first = ok("rollout create --firmware 2.0.0 --type twice-x --start");

        var second = run("rollout create --firmware 3.0.0 --type twice-x --start");

        assertThat(second.code()).isEqualTo(6);
        assertThat(second.err()).contains(called(first));
        assertThat(run("rollout approve %s", called(first)).code()).isEqualTo(6);
    }

    @Test
    void pausesAndAbortsAndTheWaitEndsWithOne() throws IOException {
        fleet("stop-x", 2);
        var rollout = ok("rollout create --firmware 2.0.0 --type stop-x --start");
        var number = called(rollout);
        ok("rollout pause %s --reason lunch", number);

        var waited = run("rollout wait %s", number);
        var rehearsed = ok("rollout abort %s --dry-run", number);
        var aborted = ok("rollout abort %s --reason enough", number);

        assertThat(waited.code()).isEqualTo(1);
        assertThat(waited.err()).contains(number + " is paused (lunch)");
        assertThat(rehearsed.json().path("buckets")).isEqualTo(aborted.json().path("buckets"));
        assertThat(aborted.json().path("state").asString()).isEqualTo("ABORTED");
        assertThat(run("rollout resume %s", number).code()).isEqualTo(6);
        assertThat(run("rollout show R-4711").code()).isEqualTo(5);
    }

    @Test
    void startsLaterAndRollsBack() throws IOException {
        fleet("back-x", 2);
        var number = called(ok("rollout create --firmware 2.0.0 --type back-x --name later"));
        assertThat(run("rollout start later --dry-run").err()).contains("nothing was changed");
        var started = obeying("rollout start later --wait");
        assertThat(started.code()).as(started.err()).isZero();

        var back = ok("rollout rollback %s", number);

        assertThat(back.json()).hasSize(1);
        assertThat(back.json().path(0).path("firmware_version").asString()).isEqualTo(OLD);
        assertThat(back.json().path(0).path("state").asString()).isEqualTo("READY");
    }

    /// A type with two versions, and devices that run the old one.
    private void fleet(String type, int devices) throws IOException {
        for (var version : List.of(OLD, NEW)) {
            var image = Files.writeString(folder.resolve(type + version), type + version);
            ok("firmware push %s --type %s --create-type --version %s", image, type, version);
        }
        for (var number = 1; number <= devices; number++) {
            var serial = type + "-" + number;
            var made = ok("device create %s --type %s --firmware %s", serial, type, OLD).json();
            var member = new Member(serial, made.path("shared_key").asString());
            server.report(serial, member.key(), OLD, "boot-1");
            fleet.add(member);
        }
    }

    /// While the command waits, whoever is told to update boots the new firmware.
    private Ran obeying(String line) {
        return script().resting(_ -> fleet.forEach(RolloutsWalkTest::obey))
                .run(List.of(line.split(" ")), "-o", "json", "--timeout", "2m");
    }

    private static void obey(Member member) {
        var reply = server.report(member.serial(), member.key(), OLD, "boot-1");
        if (JsonMapper.shared().readTree(reply).path("update").isObject()) {
            server.report(member.serial(), member.key(), NEW, "boot-2");
        }
    }

    private Ran ok(String line, Object... parts) {
        var ran = run(line, parts);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }

    private static Ran run(String line, Object... parts) {
        return script().run(List.of(line.formatted(parts).split(" ")), "-o", "json");
    }

    private static Script script() {
        return Script.of(server.addresses().operator(), data);
    }

    private static String called(Ran ran) {
        return RolloutTable.called(ran.json());
    }
}
