package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// `openapi.yaml`, which every answer to any test is held against: a field, a status or a type that
/// the page does not have fails the test that met it.
final class DescribedApi {

    private static final Description PAGE = Description.of("openapi.yaml");
    private static final String PROBLEM = "/components/schemas/Problem";

    private static final Pattern JSON = Pattern.compile("application/(problem\\+)?json");

    /// The paths as they are written, those without a variable first.
    private static final Map<String, String> PATHS = paths();

    private DescribedApi() {}

    /// Every call on the page that succeeds somehow.
    static Set<Operation> operations() {
        var operations = new LinkedHashSet<Operation>();
        for (var path : PAGE.at("/paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (!method.getKey().equals("parameters")) {
                    var verb = method.getKey().toUpperCase(Locale.ROOT);
                    operations.add(new Operation(verb, path.getKey()));
                }
            }
        }
        return operations;
    }

    /// A call that is described, such as `GET /devices/{id}`.
    record Operation(String method, String path) {

        static Optional<Operation> of(HttpResponse<?> answer) {
            var asked = answer.request().uri().getPath();
            return PATHS.entrySet().stream()
                    .filter(path -> asked.matches(path.getValue()))
                    .map(path -> new Operation(answer.request().method(), path.getKey()))
                    .filter(operation -> !PAGE.at(operation.pointer()).isMissingNode())
                    .findFirst();
        }

        String pointer() {
            return "/paths/" + escaped(path) + "/" + method.toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// Fails if the answer is not as the page says. What is not described at all is not ours to
    /// judge: `DescriptionTest` sees to it that nothing is missing.
    static void check(HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var operation = Operation.of(answer);
        if (operation.isEmpty() || !JSON.matcher(type).lookingAt() || answer.body().length == 0) {
            return;
        }
        var status = answer.statusCode();
        assertThat(objections(operation.get(), status, type, answer.body()))
                .as("%s answered %d with %s", operation.get(), status, new String(answer.body()))
                .isEmpty();
    }

    private static List<String> objections(
            Operation operation, int status, String type, byte[] body) {
        var value = JsonMapper.shared().readTree(body);
        if (type.startsWith("application/problem+json")) {
            return PAGE.objections(PROBLEM, value);
        }
        var response = PAGE.home(operation.pointer() + "/responses/" + status);
        var schema = response + "/content/" + escaped(type.split(";", 2)[0]) + "/schema";
        return PAGE.at(schema).isMissingNode()
                ? List.of("there is no such answer in openapi.yaml")
                : PAGE.objections(schema, value);
    }

    private static Map<String, String> paths() {
        var paths =
                new TreeMap<String, String>((a, b) ->
                        a.contains("{") == b.contains("{")
                                ? a.compareTo(b)
                                : Boolean.compare(a.contains("{"), b.contains("{")));
        for (var path : PAGE.at("/paths").properties()) {
            paths.put(path.getKey(), path.getKey().replaceAll("\\{[^}]+}", "[^/]+"));
        }
        return paths;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
