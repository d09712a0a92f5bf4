package calypte.console.commands;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.RealServer;
import calypte.console.commands.Script.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The commands on a real server, as CI and operators call them.
final class CommandsWalkTest {

    @TempDir private static Path data;
    @TempDir private Path folder;

    private static RealServer server;

    @BeforeAll
    static void start() {
        server = new RealServer(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void pushesAnImageOnceAndSaysSoTheSecondTime() throws IOException {
        var image = image("1.5.0");

        var pushed = ok("firmware push %s --type push-x --create-type --version 1.5.0", image);
        var again = ok("firmware push %s --type push-x --version 1.5.0", image);

        assertThat(pushed.json().path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(pushed.json().path("serial").asString()).isEqualTo("1.5.0");
        assertThat(pushed.json().path("size_bytes").asLong()).isEqualTo(Files.size(image));
        assertThat(id(again)).isEqualTo(id(pushed));
        assertThat(again.err()).contains("there already");
    }

    @Test
    void neverReplacesAnImage() throws IOException {
        ok("firmware push %s --type keep-x --create-type --version 1.0", image("a"));

        var other = run("firmware push %s --type keep-x --version 1.0", image("b"));

        assertThat(other.code()).isEqualTo(6);
        assertThat(other.err()).contains("never changes");
    }

    @Test
    void signsWithAKeyThatIsNoArgument() throws Exception {
        var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        var pem =
                Files.writeString(
                        folder.resolve("maker.pem"),
                        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                                .formatted(
                                        Base64.getMimeEncoder().encodeToString(key.getEncoded())));

        var pushed =
                ok(
                        "firmware push %s --type sign-x --create-type --version 2.0 --sequence 7 --sign-with %s",
                        image("signed"), pem);

        assertThat(pushed.json().path("sequence").asLong()).isEqualTo(7);
        assertThat(pushed.json().path("signature").path("state").asString())
                .isEqualTo("UNVERIFIED");
    }

    @Test
    void showsWhatAPushWouldDoAndDoesNothing() throws IOException {
        var ran =
                run(
                        "firmware push %s --type dry-x --create-type --version 1 --dry-run",
                        image("x"));

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("would be new");
        assertThat(run("firmware list --type dry-x").code()).isEqualTo(5);
    }

    @Test
    void keepsAKeyInAFileOfItsOwn() throws IOException {
        ok("firmware push %s --type key-x --create-type --version 1", image("k"));
        var keys = folder.resolve("keys.csv");

        var created = ok("device create K-1 --type key-x --firmware 1 --keys-to %s", keys);
        var rekeyed = ok("device rekey K-1");

        assertThat(created.out()).doesNotContain("shared_key");
        assertThat(Files.readAllLines(keys).getLast()).startsWith("K-1,").hasSizeGreaterThan(40);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        assertThat(rekeyed.json().path(0).path("shared_key").asString()).hasSizeGreaterThan(40);
        assertThat(run("device create K-2 --type key-x --keys-to %s", keys).code()).isEqualTo(3);
        assertThat(run("device show K-2").code()).isEqualTo(5);
    }

    @Test
    void takesAnAssignmentBackWhileNobodyWasTold() throws IOException {
        ok("firmware push %s --type undo-x --create-type --version 1.0.0", image("u1"));
        ok("firmware push %s --type undo-x --version 2.0.0", image("u2"));
        var before = ok("device create U-1 --type undo-x --firmware 1.0.0").json();
        ok("device assign U-1 --firmware 2.0.0 --type undo-x");

        var undone = ok("device undo U-1").json();

        assertThat(undone.path("restored").asLong()).isEqualTo(1);
        assertThat(ok("device show U-1").json().path("assigned_firmware_id"))
                .isEqualTo(before.path("assigned_firmware_id"));
        assertThat(run("device undo --assignment %s", new UUID(1, 2)).code()).isEqualTo(5);
        assertThat(run("device undo").code()).isEqualTo(2);
    }

    @Test
    void assignsAndWaitsUntilTheDeviceHasProvedIt() throws IOException {
        ok("firmware push %s --type wait-x --create-type --version 1.0.0", image("1"));
        ok("firmware push %s --type wait-x --version 2.0.0", image("2"));
        var key = ok("device create W-1 --type wait-x --firmware 1.0.0").json();
        var shared = key.path("shared_key").asString();
        server.report("W-1", shared, "1.0.0", "boot-1");
        var isDone = new AtomicBoolean();

        var ran =
                script().resting(
                                _ -> {
                                    if (isDone.compareAndSet(false, true)) {
                                        server.report("W-1", shared, "2.0.0", "boot-2");
                                    }
                                })
                        .run("device assign W-1 --firmware 2.0.0 --type wait-x --wait".split(" "));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err().lines()).containsExactly("0 of 1 running it", "1 of 1 running it");
        assertThat(script().run("device", "wait", "W-1").code()).isZero();
        assertThat(run("device assign W-1 --firmware 1.0.0 --type wait-x").code()).isEqualTo(6);
    }

    @Test
    void holdsAndReleasesOneOrMany() throws IOException {
        ok("firmware push %s --type hold-x --create-type --version 1", image("h"));
        ok("device create H-1 --type hold-x");
        ok("device create H-2 --type hold-x");

        var held = ok("device hold H-1 --reason thesis");
        var many = ok("device hold --filter device_serial==H-*");

        assertThat(held.json().path("hold").path("reason").asString()).isEqualTo("thesis");
        assertThat(many.json().path("matched").asLong()).isEqualTo(2);
        assertThat(many.json().path("done").asLong()).isEqualTo(1);
        ok("device release H-1 H-2");
        assertThat(run("device release H-1").code()).isEqualTo(6);
        assertThat(run("device retry H-1").code()).isEqualTo(6);
    }

    @Test
    void tellsWhatHappenedToADeviceAndWhyItIsWhereItIs() throws IOException {
        ok("firmware push %s --type tale-x --create-type --version 1", image("t"));
        ok("device create T-1 --type tale-x --firmware 1");

        var tale = ok("device timeline T-1");
        var shown = script().run("device", "show", "T-1");

        assertThat(tale.json().path(0).path("action").asString()).isEqualTo("device-created");
        assertThat(shown.lines())
                .contains("device serial             T-1")
                .anyMatch(line -> line.startsWith("reason "))
                .anyMatch(line -> line.startsWith("evidence "));
    }

    @Test
    void switchesDevicesOffAndOnAndAway() throws IOException {
        ok("firmware push %s --type off-x --create-type --version 1", image("o"));
        ok("device create O-1 --type off-x");
        ok("device create O-2 --type off-x");

        assertThat(ok("device disable O-1 O-2 --dry-run").err()).contains("nothing was changed");
        assertThat(ok("device disable O-1 O-2").json()).hasSize(2);
        assertThat(ok("device show O-1").json().path("enabled").asBoolean()).isFalse();
        assertThat(ok("device enable O-1").json().path(0).path("enabled").asBoolean()).isTrue();
        ok("device delete O-1 O-2");
        assertThat(run("device delete O-1").code()).isEqualTo(5);
        assertThat(ok("device list --filter device_serial==O-*").json()).isEmpty();
    }

    @Test
    void importsWhatItExportedWithoutAChange() throws IOException {
        ok("firmware push %s --type sheet-x --create-type --version 1", image("s"));
        var csv = folder.resolve("devices.csv");
        Files.writeString(
                csv,
                """
                Serial;Type;Firmware;Name;Tags;attribute.room
                S-1;sheet-x;1;=evil;lab, hall;12
                S-2;sheet-x;;;;
                """);
        var rehearsed = ok("device import %s --dry-run", csv);
        var keys = folder.resolve("keys.csv");
        ok("device import %s --keys-to %s", csv, keys);
        var back = folder.resolve("back.csv");
        var line = "device export -o csv --filter device_serial==S-* --to " + back;
        assertThat(script().run(line.split(" ")).code()).isZero();

        var again = ok("device import %s --dry-run", back);

        assertThat(verdicts(rehearsed)).containsExactly("NEW", "NEW");
        assertThat(Files.readAllLines(keys)).hasSize(3);
        assertThat(Files.readString(back)).contains("'=evil");
        assertThat(verdicts(again)).containsExactly("UNCHANGED", "UNCHANGED");
    }

    @Test
    void changesNothingWhenALineIsWrongAndSaysWhichCell() throws IOException {
        ok("firmware push %s --type bad-x --create-type --version 1", image("b"));
        ok("device create B-1 --type bad-x");
        var csv = folder.resolve("bad.csv");
        Files.writeString(
                csv,
                """
                sn,type,firmware,name
                B-1,bad-x,1,pump
                B.2,bad-x,,
                B-3,no-x,,
                B-4,bad-x,9,
                B-5,bad-x,,
                B-5,bad-x,,
                """);
        var rejected = folder.resolve("rejected.csv");

        var ran = run("device import %s --rejected %s", csv, rejected);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("1 new, 1 to update, 0 unchanged, 4 wrong");
        assertThat(verdicts(ran))
                .containsExactly("UPDATE", "ERROR", "ERROR", "ERROR", "NEW", "ERROR");
        assertThat(errors(ran))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("sn: must be 1 to 64"),
                        two -> assertThat(two).contains("type: there is no device type 'no-x'"),
                        three -> assertThat(three).contains("firmware: there is no firmware '9'"),
                        four -> assertThat(four).contains("sn: is in line 6 too"));
        assertThat(Files.readAllLines(rejected)).hasSize(5);
        assertThat(run("device show B-5").code()).isEqualTo(5);

        ok("device import %s --skip-errors", csv);
        assertThat(ok("device show B-1").json().path("name").asString()).isEqualTo("pump");
        ok("device show B-5");
    }

    private Ran ok(String line, Object... parts) {
        var ran = run(line, parts);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }

    private Ran run(String line, Object... parts) {
        return script().run(List.of(line.formatted(parts).split(" ")), "-o", "json");
    }

    private static Script script() {
        return Script.of(server.addresses().operator(), data);
    }

    private Path image(String content) throws IOException {
        return Files.writeString(folder.resolve(content + ".bin"), "image " + content);
    }

    private static String id(Ran ran) {
        return ran.json().path("id").asString();
    }

    private static List<String> verdicts(Ran ran) {
        return ran.json().valueStream().map(it -> it.path("verdict").asString()).toList();
    }

    private static List<String> errors(Ran ran) {
        return ran.json()
                .valueStream()
                .map(it -> it.path("errors").path(0))
                .filter(JsonNode::isObject)
                .map(it -> Map.entry(it.path("column").asString(), it.path("detail").asString()))
                .map(it -> it.getKey() + ": " + it.getValue())
                .toList();
    }
}
