package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What helps when something does not work.
@OnTheSharedServer
class SupportTest {

    private final RunningServer server;
    private final Api api;

    SupportTest(RunningServer server) throws Exception {
        this.server = server;
        this.api = server.operator();
    }

    @Test
    void theBundleHoldsWhatAHelperNeeds(@TempDir Path data) throws Exception {
        var sink = Map.of(Setting.AUDIT_LOGSTASH, "tcp://me:hush@127.0.0.1:1");
        try (var ours = RunningServer.on(data, sink)) {
            var operator = new Operator(ours.operator());
            var device = operator.device(operator.type(), null);
            System.getLogger("a.test").log(System.Logger.Level.WARNING, "mqtt://me:hush@b failed");

            var answer = operator.api().get("/support-bundle");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
            var files = unpacked(answer.response().body());
            assertThat(files)
                    .containsOnlyKeys(
                            "calypte-support/versions.json",
                            "calypte-support/settings.json",
                            "calypte-support/health.json",
                            "calypte-support/summary.json",
                            "calypte-support/drift.json",
                            "calypte-support/metrics.txt",
                            "calypte-support/log.txt");
            assertThat(read(files, "versions.json").at("/java").asString())
                    .isEqualTo(Runtime.version().toString());
            assertThat(read(files, "summary.json").at("/total").asInt()).isEqualTo(1);
            assertThat(read(files, "health.json").at("/database").asString()).isEqualTo("UP");
            assertThat(files.get("calypte-support/log.txt")).contains("mqtt://me:•••@b failed");
            assertThat(files.get("calypte-support/metrics.txt")).contains("jvm_memory");
            assertThat(String.join("\n", files.values()))
                    .doesNotContain(secrets(data))
                    .doesNotContain("hush", device.key());
        }
    }

    @Test
    void theAddressThatDevicesAreToldIsTried() {
        var found = test("{}");

        assertThat(found.at("/url").asString()).isEqualTo(server.at().device().toString());
        assertThat(found.at("/verdict").asString()).isEqualTo("REACHED");
        assertThat(found.at("/reachable").asBoolean()).isTrue();
        assertThat(test(json("{'url':'%s/'}", server.at().device())).at("/verdict").asString())
                .isEqualTo("REACHED");
    }

    @Test
    void whatIsWrongWithAnAddressIsTold() throws Exception {
        var operator = test(json("{'url':'%s'}", server.at().operator()));
        assertThat(operator.at("/verdict").asString()).isEqualTo("OTHER");
        assertThat(operator.at("/http_status").asInt()).isEqualTo(401);
        assertThat(operator.at("/reachable").asBoolean()).isFalse();
        assertThat(test(json("{'url':'http://nowhere.invalid:1'}")).at("/verdict").asString())
                .isEqualTo("UNKNOWN_HOST");
        var plain = server.at().device().toString().replace("http:", "https:");
        assertThat(test(json("{'url':'%s'}", plain)).at("/verdict").asString())
                .isEqualTo("UNTRUSTED");
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            assertThat(Reach.test(url, Duration.ofMillis(200)).verdict())
                    .isEqualTo(Reach.Verdict.TIMED_OUT);
            silent.close();
            assertThat(Reach.test(url).verdict()).isEqualTo(Reach.Verdict.REFUSED);
        }
    }

    @Test
    void whatIsNoAddressForADeviceIsRefused() {
        for (var url :
                List.of(
                        "gateway:8481",
                        "ftp://gateway",
                        "http://",
                        "http://me:pw@gateway",
                        "http://gateway?x=1",
                        "http://gateway#x",
                        "file:///etc/passwd",
                        "no url")) {
            var answer = api.post("/fleet/address-test", json("{'url':'%s'}", url));
            assertThat(answer.status()).as(url).isEqualTo(400);
            assertThat(answer.text("errors/0/pointer")).isEqualTo("/url");
        }
    }

    private JsonNode test(String body) {
        var answer = api.post("/fleet/address-test", body);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    /// The token and the pepper, as they are stored and as they may be written.
    private static List<String> secrets(Path data) throws Exception {
        var token = Files.readString(data.resolve("operator.token")).strip();
        var pepper = Files.readAllBytes(data.resolve("pepper"));
        return List.of(
                token,
                HexFormat.of().formatHex(pepper),
                Base64.getEncoder().encodeToString(pepper),
                new String(pepper, StandardCharsets.ISO_8859_1));
    }

    private static JsonNode read(Map<String, String> files, String name) {
        return JsonMapper.shared().readTree(files.get("calypte-support/" + name));
    }

    private static Map<String, String> unpacked(byte[] bytes) throws Exception {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
