package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The API's own description, read from a running server and held against it.
class DescriptionTest {

    private static final Pattern PATH = Pattern.compile("\n  (/[^:{]+):\n(?=    get:)");

    @Test
    void everyListThatIsDescribedIsThere(@TempDir Path data) throws Exception {
        try (var server = RunningServer.on(data)) {
            var operator = server.operator();
            var described = operator.get("/openapi.yaml");
            var paths = paths(new String(described.response().body(), StandardCharsets.UTF_8));

            assertThat(described.header("Content-Type")).isEqualTo("application/yaml");
            assertThat(paths).contains("/devices", "/firmware", "/audit", "/fleet/drift");
            assertThat(paths)
                    .allSatisfy(path ->
                            assertThat(operator.get(path).status()).as(path).isEqualTo(200));
        }
    }

    /// Those that can be read without knowing an id, and that end.
    private static List<String> paths(String yaml) {
        return PATH.matcher(yaml)
                .results()
                .map(result -> result.group(1))
                .filter(path -> !path.equals("/events"))
                .toList();
    }
}
