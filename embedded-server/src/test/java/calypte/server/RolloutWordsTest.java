package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What cannot be a rollout is refused in words, and nothing comes of it.
@OnTheSharedServer
class RolloutWordsTest {

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private final RunningServer server;

    @SuppressWarnings("NullAway.Init")
    private Roller roller;

    RolloutWordsTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void begin() throws Exception {
        roller = new Roller(server);
        roller.fleet(2);
    }

    @Test
    void everyWrongFieldIsNamed() {
        wrong(",'preset':'SOME'", "/preset");
        wrong(",'preset':'CANARY','phases':[{}]", "/phases");
        wrong(",'phases':[]", "/phases");
        wrong(",'phases':[7]", "/phases/0");
        wrong(",'phases':[{'percent':0}]", "/phases/0/percent");
        wrong(",'phases':[{'percent':10,'count':1}]", "/phases/0/percent");
        wrong(",'phases':[{'count':1},{'gate':{'soak':'soon'}}]", "/phases/1/gate/soak");
        wrong(",'gate':{'min_success_percent':101}", "/gate/min_success_percent");
        wrong(",'gate':{'soak':'1000000h'}", "/gate/soak");
        wrong(",'on_gate':'CRY'", "/on_gate");
        wrong(",'rate_per_minute':0", "/rate_per_minute");
        wrong(",'max_in_flight':-1", "/max_in_flight");
        wrong(",'max_in_flight':1e99", "/max_in_flight");
        wrong(",'window':{'cron':'at night','duration':'3h','zone':'UTC'}", "/window/cron");
        wrong(",'window':{'cron':'0 2 * * *','duration':'1s','zone':'UTC'}", "/window/duration");
        wrong(",'window':{'cron':'0 2 * * *','duration':'3h','zone':'X/Y'}", "/window/zone");
        wrong(",'window':{}", "/window/cron");
        wrong(",'allow_downgrade':true", "/reason");
        wrong(",'ids':[]", "/filter");
        wrong(",'name':''", "/name");
        assertThat(count()).isZero();
    }

    @Test
    void whatItRefersToHasToBeThere() {
        assertThat(post("{'firmware_id':'%s','filter':''}", NOBODY)).isEqualTo(422);
        assertThat(post("{'firmware_id':'%s','filter':'unheard==a'}", roller.target()))
                .isEqualTo(400);
        assertThat(post("{'firmware_id':'%s','ids':['x']}", roller.target())).isEqualTo(400);
        assertThat(post("{'firmware_id':'%s','ids':['%s']}", roller.target(), NOBODY))
                .isEqualTo(422);
        assertThat(
                        post(
                                "{'firmware_id':'%s','ids':['%s'],'include_future':true}",
                                roller.target(), NOBODY))
                .isEqualTo(400);
        var empty = roller.operator().announced(roller.type(), "2.1.0");
        assertThat(
                        post(
                                "{'firmware_id':'%s','filter':'type_id==%s','start':true}",
                                empty, roller.type()))
                .isEqualTo(409);
        roller.api().post("/firmware/" + empty + "/revoke");
        assertThat(post("{'firmware_id':'%s','filter':''}", empty)).isEqualTo(422);
        assertThat(count()).isZero();
    }

    @Test
    void aWordThatDoesNotFitItsStateIsAConflict() {
        var rollout = roller.create("").text("id");
        for (var word : List.of("pause", "resume", "approve", "retry-failed", "rollback")) {
            assertThat(roller.say(rollout, word).status()).as(word).isEqualTo(409);
        }
        assertThat(roller.say(rollout, "abort").status()).isEqualTo(200);
        assertThat(roller.say(rollout, "abort").status()).isEqualTo(409);
        assertThat(roller.say(rollout, "start").status()).isEqualTo(409);
        assertThat(roller.see(rollout).at("/counts/released").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var id : List.of(NOBODY, "x")) {
            assertThat(roller.api().get("/rollouts/" + id).status()).isEqualTo(404);
            assertThat(roller.api().get("/rollouts/" + id + "/devices").status()).isEqualTo(404);
            for (var word : List.of("start", "pause", "resume", "approve", "abort", "rollback")) {
                assertThat(roller.say(id, word).status()).isEqualTo(404);
            }
        }
        assertThat(roller.api().get("/rollouts?state=SOME").status()).isEqualTo(400);
        assertThat(roller.api().get("/rollouts?cursor=x").status()).isEqualTo(400);
        assertThat(roller.api().get("/rollouts?limit=501").status()).isEqualTo(400);
    }

    private void wrong(String more, String pointer) {
        var answer = roller.create(more);
        assertThat(answer.status()).as(more).isEqualTo(400);
        assertThat(answer.json().at("/errors").findValuesAsString("pointer"))
                .as(more)
                .contains(pointer);
    }

    private int post(String body, Object... values) {
        return roller.api().post("/rollouts", json(body, values)).status();
    }

    /// Rollouts of this type's firmware.
    private long count() {
        return roller.api()
                .get("/rollouts?limit=500")
                .json()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/type_id").asString().equals(roller.type()))
                .count();
    }
}
