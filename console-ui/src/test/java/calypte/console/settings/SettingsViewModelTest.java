package calypte.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.settings.SettingsViewModel.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsViewModelTest {

    private static final String SETTINGS =
            """
            {"data":"/var/lib/calypte",
             "addresses":{"device":"http://fleet.example:8481","mqtt":"mqtt://fleet.example:1884"},
             "items":[
              {"key":"calypte.http.port","value":"8480","origin":"DEFAULT","description":"the port","secret":false},
              {"key":"calypte.rollout.grace","value":"2s","origin":"OPTION","description":"the delay","secret":false}]}\
            """;

    private final StubServer server = Sample.serving().answer("GET /settings", 200, SETTINGS);
    private final Around around = Around.of(server);
    private final SettingsViewModel model = new SettingsViewModel(around.surroundings());

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void tellsEachValueAndWhereItComesFrom() {
        model.refresh();

        assertThat(model.shown()).hasSize(2);
        assertThat(model.origin(model.shown().getFirst())).isEqualTo("default");
        assertThat(model.origin(model.shown().getLast())).isEqualTo("option");
        assertThat(model.getData()).contains("/var/lib/calypte");
    }

    @Test
    void findsASettingByItsNameOrWhatItDoes() {
        model.refresh();

        model.searchProperty().set("DELAY");

        assertThat(model.shown()).hasSize(1);
        assertThat(model.shown().getFirst().key()).isEqualTo("calypte.rollout.grace");
    }

    @Test
    void saysWhetherDevicesCanReachTheAddress() {
        server.answer(
                "POST /fleet/address-test",
                200,
                """
                {"url":"http://fleet.example:8481","reachable":false,"verdict":"REFUSED",
                 "detail":"nobody listens there","took_ms":3}\
                """);
        model.refresh();

        model.tryAddress();

        assertThat(model.reachProperty().get()).isEqualTo(Reach.NOT_REACHED);
        assertThat(model.getVerdict()).isEqualTo("nobody listens there (3 ms)");
        assertThat(server.asked("POST /fleet/address-test").getFirst().body())
                .contains("http://fleet.example:8481");
    }

    @Test
    void writesTheSupportBundleWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        var target = folder.resolve("bundle.zip");
        server.answer("GET /support-bundle", 200, "a zip");

        model.bundle(target);

        assertThat(target).hasContent("a zip");
        server.answer("GET /support-bundle", 500, "{\"title\":\"no\"}");
        Files.writeString(target, "yesterday's");
        model.bundle(target);
        assertThat(target).hasContent("yesterday's");
        assertThat(around.said()).anyMatch(text -> text.startsWith("The support bundle could not"));
    }

    @Test
    void snippetsHoldTheDoorsAndNoSecret() {
        model.refresh();

        for (var snippet : Snippet.values()) {
            var text = snippet.at(model.endpointsProperty().get());
            assertThat(text).contains("fleet.example").contains("SHARED_KEY");
        }
        assertThat(Snippet.MOSQUITTO.at(model.endpointsProperty().get())).contains("-p 1884");
    }
}
