package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `openapi.yaml` against the server that hands it out.
final class DescriptionTest {

    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|patch|delete):");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningServer server;

    private record Call(String method, String path, boolean byDevice) {}

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.on(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyCallThatIsDescribedIsThere() throws Exception {
        var calls = calls();

        assertThat(calls).hasSizeGreaterThan(30);
        assertThat(calls)
                .allSatisfy(call -> assertThat(isThere(call)).as(call.toString()).isTrue());
    }

    /// That the answers are as they are described, [Api] sees to.
    @Test
    void everyCallThatIsDescribedWasAnswered() throws Exception {
        var missed = DescribedApi.operations();
        missed.removeAll(new Tour(server).walk());

        assertThat(missed)
                .as("calls that the tour does not make yet")
                .containsExactly(new DescribedApi.Operation("GET", "/events")); // it never ends
    }

    @Test
    void noSentenceIsTornByItsCommas() {
        assertThat(Description.of("openapi.yaml").torn()).isEmpty();
        assertThat(Description.of("asyncapi.yaml").torn()).isEmpty();
    }

    /// A route that is not there answers that there is nothing by that name.
    private static boolean isThere(Call call) throws Exception {
        if (call.path().equals("/events")) {
            return true; // it never ends; EventStreamTest reads it
        }
        var api = call.byDevice() ? server.device() : server.operator();
        var path = call.path().replace("{id}", new UUID(0, 1).toString());
        var request =
                api.request(path)
                        .header("Content-Type", "application/json")
                        .method(call.method(), BodyPublishers.ofString("{"));
        var answer = api.send(request);
        var body = new String(answer.response().body(), StandardCharsets.UTF_8);
        return answer.status() < 500 && !body.contains("/problems/not-found");
    }

    /// As a person would read them; there is no need for a parser of YAML.
    private static List<Call> calls() throws Exception {
        var answer = server.operator().get("/openapi.yaml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        var calls = new ArrayList<Call>();
        var path = "";
        for (var line :
                new String(answer.response().body(), StandardCharsets.UTF_8).lines().toList()) {
            var pathLine = PATH.matcher(line);
            var methodLine = METHOD.matcher(line);
            if (pathLine.matches()) {
                path = pathLine.group(1);
            } else if (methodLine.matches()) {
                calls.add(new Call(methodLine.group(1).toUpperCase(Locale.ROOT), path, false));
            } else if (line.startsWith("      servers:")) {
                var last = calls.removeLast();
                calls.add(new Call(last.method(), last.path(), true));
            }
        }
        return calls;
    }
}
