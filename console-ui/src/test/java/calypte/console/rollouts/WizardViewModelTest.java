package calypte.console.rollouts;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.Rollout;
import calypte.console.client.RolloutForecast.Rival;
import calypte.console.rollouts.Entry.Step;
import calypte.console.rollouts.RolloutForm.Preset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WizardViewModelTest {

    private static final String CREATED =
            "{\"id\":\"%s\",\"number\":17,\"name\":\"1.5.0\",\"state\":\"RUNNING\"}"
                    .formatted(Sample.id(17));

    private final StubServer server = Sample.serving();
    private final Around around = Around.of(server);
    private final List<Rollout> created = new ArrayList<>();
    private final WizardViewModel wizard = new WizardViewModel(around.surroundings(), created::add);

    @BeforeEach
    void open() {
        foretold(499, "");
        wizard.load();
        wizard.form().firmware().set(wizard.choices().getFirst());
    }

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void theButtonSaysWhatItDoes() {
        assertThat(wizard.getVerb()).isEqualTo("Start: update 499 devices in 2 phases");
        assertThat(wizard.isReady()).isTrue();
        assertThat(asked()).contains("\"dry_run\":true", "\"preset\":\"CANARY\"");
        assertThat(asked()).contains("\"filter\":\"type_id==" + Sample.TYPE + "\"");
    }

    @Test
    void everythingThatIsEnteredIsAskedAnew() {
        var form = wizard.form();
        form.text(Entry.FILTER).set("tags==lab,tags==site-3");
        form.preset().set(Preset.CUSTOM);
        form.text(Entry.PHASES).set("tag=lab, 5, 10 %, rest");
        form.text(Entry.MAX_FAILURE).set("");
        form.text(Entry.RATE).set("30");
        form.windowed().set(true);
        form.text(Entry.ZONE).set("Europe/Berlin");

        assertThat(asked())
                .contains("\"(tags==lab,tags==site-3);type_id==")
                .contains("\"phases\":[{\"tag\":\"lab\"},{\"count\":5},{\"percent\":10},{}]")
                .contains("\"max_failure_percent\":null", "\"rate_per_minute\":30")
                .contains("\"zone\":\"Europe/Berlin\"");
    }

    @Test
    void whatCannotBeReadIsSaidAtItsFieldAndNeverAsked() {
        var before = server.asked("POST /rollouts").size();
        wizard.form().text(Entry.RATE).set("many");

        assertThat(wizard.form().complaint(Entry.RATE).get())
                .isEqualTo("a whole number, or nothing");
        assertThat(wizard.isReady()).isFalse();
        assertThat(server.asked("POST /rollouts")).hasSize(before);
    }

    @Test
    void whatTheServerSaysOfAFieldIsShownThere() {
        wizard.stepProperty().set(Step.REVIEW);
        refused("malformed", "[{\"pointer\":\"/gate/soak\",\"detail\":\"is no duration\"}]");
        wizard.form().text(Entry.SOAK).set("soon");

        assertThat(wizard.form().complaint(Entry.SOAK).get()).isEqualTo("is no duration");
        assertThat(wizard.getTrouble()).isEmpty();
        assertThat(wizard.stepProperty().get()).isEqualTo(Step.HOW);

        refused("invalid-query", "[]");
        wizard.form().text(Entry.FILTER).set("nonsense");
        assertThat(wizard.form().complaint(Entry.FILTER).get()).isEqualTo("no such field");
        assertThat(wizard.stepProperty().get()).isEqualTo(Step.SCOPE);
    }

    @Test
    void aConflictNamesItsRolloutAndKeepsItFromStarting() {
        foretold(3, "{\"id\":\"%s\",\"number\":4,\"count\":3}".formatted(Sample.id(4)));
        wizard.form().text(Entry.FILTER).set("tags==lab");

        assertThat(wizard.rivals()).extracting(Rival::called).containsExactly("R-4");
        assertThat(wizard.isReady()).isFalse();
    }

    @Test
    void olderFirmwareWantsAReason() {
        wizard.form().downgrade().set(true);
        assertThat(wizard.isReady()).isFalse();
        assertThat(asked()).contains("\"reason\":");

        wizard.form().text(Entry.REASON).set("1.5.0 drains batteries");

        assertThat(wizard.isReady()).isTrue();
    }

    @Test
    void startsOnTheLastWordOnly() {
        assertThat(server.asked("POST /rollouts"))
                .allMatch(one -> one.body().contains("\"dry_run\":true"));
        server.answer("POST /rollouts", 201, CREATED);

        wizard.start();

        assertThat(asked()).contains("\"start\":true").doesNotContain("dry_run");
        assertThat(created).extracting(Rollout::called).containsExactly("R-17");
    }

    @Test
    void tellsThePlanInPlainSentences() {
        wizard.form().text(Entry.IN_FLIGHT).set("50");

        assertThat(wizard.story())
                .contains(
                        "499 devices of thermo-x are updated to 1.5.0.",
                        "In 2 phases: 5 → 494.",
                        "It pauses when more than 5 % fail.",
                        "At most 50 devices are at it at once.");
    }

    @Test
    void theCommandIsTheSamePlan() {
        var form = wizard.form();
        form.text(Entry.FILTER).set("tags==lab");
        form.text(Entry.MAX_FAILURE).set("");
        var words = new PlanCommand(form, wizard.choices().getFirst()).words();

        assertThat(String.join(" ", words))
                .startsWith("rollout create --firmware 1.5.0 --type thermo-x --filter tags==lab")
                .contains("--preset canary", "--max-failure 100", "--on-gate pause")
                .endsWith("--start");
    }

    private String asked() {
        return server.asked("POST /rollouts").getLast().body();
    }

    private void refused(String type, String errors) {
        server.answer(
                "POST /rollouts",
                400,
                """
                {"type":"/problems/%s","title":"no","status":400,
                 "detail":"filter, sort or cursor: no such field","errors":%s}\
                """
                        .formatted(type, errors));
    }

    private void foretold(int devices, String conflict) {
        server.answer(
                "POST /rollouts",
                200,
                """
                {"counts":{"will_update":%d,"already_there":1,"offline":0,"incompatible":0,
                           "held":0,"downgrade":0,"conflict":0},
                 "phases":[{"name":"1 %%","size":5},{"name":"rest","size":%d}],
                 "sentence":"","conflicts":[%s]}\
                """
                        .formatted(devices, devices - 5, conflict));
    }
}
