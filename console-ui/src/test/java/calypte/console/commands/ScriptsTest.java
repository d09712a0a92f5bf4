package calypte.console.commands;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Sample;
import calypte.console.StubServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds of every command: where its data goes, what it says, how it ends.
final class ScriptsTest {

    @TempDir private Path folder;

    private final StubServer server = Sample.serving(Sample.inSync(1), Sample.failed(2));
    private Script script = Script.in(Map.of());

    @BeforeEach
    void begin() throws IOException {
        script = new Script(server.url(), folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void writesATableForAPerson() {
        var ran = script.run("device", "list");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.lines().getFirst())
                .matches("DEVICE SERIAL +NAME +TYPE +RUNS +ASSIGNED +STATUS +LINK +REASON");
        assertThat(ran.lines().getLast())
                .matches("pump-0002 +thermo-x +1.4.0 +1.5.0 +FAILED +ONLINE +attempt 3 .*MISMATCH");
    }

    @Test
    void writesJsonAsTheServerHasItWithWhatIsNewToUs() {
        var ran = script.run("device", "list", "-o", "json");

        assertThat(ran.json()).hasSize(2);
        assertThat(ran.json().path(0).has("news_of_a_later_server")).isTrue();
        assertThat(server.asked("GET /firmware")).isEmpty();
    }

    @Test
    void writesCsvThatASpreadsheetCannotRun() {
        var evil = Sample.inSync(3).replace("\"name\":null", "\"name\":\"=cmd|' /C calc'!A0\"");
        server.answer("GET /devices", 200, Sample.page(evil));

        var ran = script.run("device", "list", "-o", "csv");

        assertThat(ran.out()).startsWith("device_serial,name,type,").contains("\r\n");
        assertThat(ran.lines().get(1)).startsWith("pump-0003,'=cmd|' /C calc'!A0,thermo-x,");
    }

    @Test
    void keepsWhatADeviceSaysFromSteeringTheTerminal() {
        var evil = Sample.inSync(3).replace("\"name\":null", "\"name\":\"\\u001b[2Jgone\"");
        server.answer("GET /devices", 200, Sample.page(evil));

        assertThat(script.run("device", "list").out()).doesNotContain("\u001b").contains("[2Jgone");
    }

    @Test
    void readsAListToItsEnd() {
        server.answer(
                "GET /devices",
                200,
                "{\"items\":[%s],\"next\":\"more\"}".formatted(Sample.inSync(1)));

        var ran = script.run("device", "list", "--limit", "2", "-o", "csv");

        assertThat(ran.lines()).hasSize(3);
        assertThat(server.asked("GET /devices").getLast().uri()).contains("cursor=more");
    }

    @Test
    void endsByTheServersAnswer() {
        assertThat(codeFor(401)).isEqualTo(4);
        assertThat(codeFor(403)).isEqualTo(4);
        assertThat(codeFor(404)).isEqualTo(5);
        assertThat(codeFor(409)).isEqualTo(6);
        assertThat(codeFor(412)).isEqualTo(6);
        assertThat(codeFor(422)).isEqualTo(1);
        assertThat(codeFor(503)).isEqualTo(1);
    }

    @Test
    void saysWhatTheServerSaidInOneLine() {
        server.answer(
                "GET /devices", 409, Sample.problem(409, "taken", "somebody has it", List.of()));

        var ran = script.run("device", "list");

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualToIgnoringNewLines("calypte: somebody has it");
    }

    @Test
    void endsWithSevenWhenNobodyAnswers() {
        server.close();

        var ran = script.run("device", "list");

        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.err()).contains(server.url() + " does not answer");
    }

    @Test
    void endsWithFiveWhenThereIsNoneOfThatName() {
        server.answer("GET /devices", 200, Sample.page());

        var ran = script.run("device", "show", "pump-0404");

        assertThat(ran.code()).isEqualTo(5);
        assertThat(ran.err()).contains("there is no device 'pump-0404'");
    }

    @Test
    void neverTakesASerialForAPattern() {
        assertThat(script.run("device", "delete", "pump-*").code()).isEqualTo(2);
        assertThat(server.asked("GET /devices")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheCallAndHowToGoOn() {
        var ran = script.run("device", "lst");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("'lst'").contains("list").contains("--help");
        assertThat(script.run("device").code()).isEqualTo(2);
        assertThat(script.run("device", "assign", "pump-0001").err()).contains("--firmware");
        assertThat(script.run("device", "assign", "--firmware", "1.5.0").code()).isEqualTo(2);
        assertThat(script.run("device", "wait", "pump-1", "--timeout", "soon").code()).isEqualTo(2);
    }

    @Test
    void helpsOnStdout() {
        assertThat(script.run("rollout", "create", "--help").out())
                .startsWith("Usage: calypte rollout create")
                .contains("10 %, 50 %, rest");
    }

    @Test
    void endsWithThreeWhenTheTokenCannotBeRead() {
        var ran =
                Script.in(Map.of("CALYPTE_URL", server.url().toString()))
                        .run("device", "list", "--data", folder.resolve("none").toString());

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("operator.token").contains("CALYPTE_TOKEN_FILE");
    }

    @Test
    void takesTheTokenFromStdinAndFromNoArgument() {
        var url = Map.of("CALYPTE_URL", server.url().toString());

        var ran = Script.in(url).typing("a-token\n").run("device", "list", "--token-file", "-");

        assertThat(ran.code()).isZero();
        assertThat(Script.in(url).run("device", "list", "--token", "x").code()).isEqualTo(2);
    }

    @Test
    void looksForTheServerWhereItsSettingsPutIt() throws CommandFailure, IOException {
        Files.writeString(
                folder.resolve("calypte.properties"),
                "calypte.http.port=9000\ncalypte.http.host=0.0.0.0\n");

        assertThat(LocalServer.url(folder, Map.of())).isEqualTo("http://127.0.0.1:9000");
        assertThat(LocalServer.url(folder, Map.of("CALYPTE_HTTP_PORT", "9001")))
                .isEqualTo("http://127.0.0.1:9001");
        assertThat(
                        LocalServer.url(
                                folder,
                                Map.of(
                                        "CALYPTE_HTTP_TLS_CERT", "cert.pem",
                                        "CALYPTE_HTTP_PUBLIC_HOST", "fleet.example")))
                .isEqualTo("https://fleet.example:9000");
    }

    @Test
    void warnsOfATokenThatTravelsInTheClear() throws IOException {
        var away = new Script(URI.create("http://192.0.2.1:1"), folder);

        assertThat(away.run("firmware", "push", "nothing.bin", "--type=a", "--version=1").err())
                .contains("in the clear");
        assertThat(script.run("device", "list").err()).doesNotContain("in the clear");
    }

    private int codeFor(int status) {
        server.answer("GET /devices", status, Sample.problem(status, "no", "because", List.of()));
        return script.run("device", "list").code();
    }
}
