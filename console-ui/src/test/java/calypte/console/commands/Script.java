package calypte.console.commands;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls commands as a script does, against one server. Time passes only when a command rests;
/// before a real server it is real.
final class Script {

    private final Map<String, String> environment;
    private InstantSource clock = this::now;
    private Terminal.Pause passing = this::pass;
    private Terminal.Pause pause = this::pass;
    private Instant now = Instant.parse("2026-11-23T06:30:00Z");
    private String stdin = "";

    /// How a command ended, and what it said.
    record Ran(int code, String out, String err) {

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        List<String> lines() {
            return out.lines().toList();
        }
    }

    Script(URI server, Path folder) throws IOException {
        var token = Files.writeString(folder.resolve("token"), "a-token\n");
        this.environment = environment(server, token);
    }

    private Script(Map<String, String> environment) {
        this.environment = environment;
    }

    /// With the token that a real server keeps in its data folder.
    static Script of(URI server, Path data) {
        var script = new Script(environment(server, data.resolve("operator.token")));
        script.clock = InstantSource.system();
        script.passing = Thread::sleep;
        script.pause = script.passing;
        return script;
    }

    /// In that environment and no other.
    static Script in(Map<String, String> environment) {
        return new Script(environment);
    }

    private static Map<String, String> environment(URI server, Path token) {
        return Map.of("CALYPTE_URL", server.toString(), "CALYPTE_TOKEN_FILE", token.toString());
    }

    /// What happens while a command rests.
    Script resting(Terminal.Pause also) {
        pause =
                span -> {
                    passing.rest(span);
                    also.rest(span);
                };
        return this;
    }

    Script typing(String text) {
        stdin = text;
        return this;
    }

    Ran run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        environment,
                        new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        clock,
                        pause);
        var code = Scripts.run(terminal, arguments);
        return new Ran(code, text(out), text(err));
    }

    /// The same, with some arguments before others.
    Ran run(List<String> first, String... then) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(then));
        return run(all.toArray(String[]::new));
    }

    private Instant now() {
        return now;
    }

    private void pass(Duration span) {
        now = now.plus(span);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
