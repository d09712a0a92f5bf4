package calypte.console.commands;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.RealServer;
import calypte.console.client.FleetClient;
import calypte.console.csv.CellError;
import calypte.console.csv.ImportRow;
import calypte.console.devices.intake.ImportViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The console and the command judge a file alike.
final class SameReportTest {

    private static final String FILE =
            """
            serial,type,firmware,tags
            pump-1,pump,,lab
            pump-1,pump,,lab
            pump 2,pump,,lab
            pump-3,boat,,lab
            pump-4,pump,9.9,lab
            pump-5,pump,,"lab,new"
            """;

    @TempDir private Path folder;

    @Test
    void whateverTheLinesSay() throws Exception {
        var data = folder.resolve("data");
        var csv = Files.writeString(folder.resolve("fleet.csv"), FILE);
        try (var server = new RealServer(data);
                var fleet = client(server, data);
                var feed = fleet.feed()) {
            server.postType("pump");
            var script = Script.of(server.addresses().operator(), data);
            script.run("device", "create", "pump-5", "--type", "pump");

            var ran = script.run("device", "import", csv.toString(), "--dry-run", "-o", "json");
            var model = new ImportViewModel(Around.of(fleet, feed).surroundings(), () -> {});
            model.take(csv);
            model.check();

            var said = new ArrayList<String>();
            json(ran.out()).forEach(one -> said.add(words(one)));
            assertThat(model.stepProperty().get()).isEqualTo(ImportViewModel.Step.CHECK);
            assertThat(shown(model.reportProperty().get().rows()))
                    .hasSize(6)
                    .containsExactlyInAnyOrderElementsOf(said);
        }
    }

    private static FleetClient client(RealServer server, Path data) throws Exception {
        var token = Files.readString(data.resolve("operator.token")).strip();
        return new FleetClient(server.addresses().operator(), token);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String words(JsonNode row) {
        var errors =
                row.path("errors")
                        .valueStream()
                        .map(it ->
                                it.path("column").asString() + ": " + it.path("detail").asString())
                        .toList();
        return row.path("line").asLong() + " " + row.path("verdict").asString() + " " + errors;
    }

    private static List<String> shown(List<ImportRow> rows) {
        return rows.stream()
                .map(row ->
                        row.line()
                                + " "
                                + row.verdict()
                                + " "
                                + row.errors().stream().map(CellError::toString).toList())
                .toList();
    }
}
