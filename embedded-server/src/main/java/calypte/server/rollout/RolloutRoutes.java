package calypte.server.rollout;

import calypte.model.firmware.Firmware;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import calypte.server.http.Body;
import calypte.server.http.Json;
import calypte.server.http.Parse;
import calypte.server.http.Problem;
import calypte.server.http.Query;
import calypte.server.http.Refusal;
import calypte.server.registry.Source;
import calypte.server.rollout.Planner.Plan;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `/rollouts`, as operators and programs call it.
public final class RolloutRoutes implements HttpService {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 500;

    private final Planner planner;
    private final Starting starting;
    private final Controls controls;
    private final Rollbacks rollbacks;
    private final RolloutPages pages;
    private final Answers answers;

    RolloutRoutes(
            Planner planner,
            Starting starting,
            Controls controls,
            Rollbacks rollbacks,
            RolloutPages pages) {
        this.planner = planner;
        this.starting = starting;
        this.controls = controls;
        this.rollbacks = rollbacks;
        this.pages = pages;
        this.answers = new Answers(pages);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", this::create)
                .get("/", this::list)
                .get("/{id}", this::one)
                .get("/{id}/devices", this::devices)
                .post("/{id}/start", word(starting::start))
                .post("/{id}/pause", this::pause)
                .post("/{id}/resume", word(controls::resume))
                .post("/{id}/approve", word(controls::approve))
                .post("/{id}/abort", this::abort)
                .post("/{id}/retry-failed", this::retryFailed)
                .post("/{id}/rollback", this::rollBack);
    }

    private void create(ServerRequest request, ServerResponse response) {
        var body = Body.of(request);
        var read = RolloutWords.newRollout(body);
        var start = RolloutWords.flag(body, "start");
        var dryRun = RolloutWords.flag(body, "dry_run");
        body.check();
        var asked = read.orElseThrow();
        var firmware = assignable(asked);
        var plan = Query.of(request).understood(() -> planner.plan(asked));
        if (dryRun) {
            Json.send(
                    response,
                    Status.OK_200,
                    answers.forecast(plan, firmware, planner.conflicts(plan)));
            return;
        }
        checkStart(plan, start, firmware);
        var id = planner.create(asked, plan, firmware, source(request));
        if (start) {
            var outcome = starting.start(id, source(request));
            if (!(outcome instanceof Outcome.Done)) {
                answers.send(response, outcome);
                return;
            }
        }
        response.header(HeaderNames.LOCATION, "/rollouts/" + id);
        Json.send(response, Status.CREATED_201, pages.detail(id).orElseThrow());
    }

    private Firmware assignable(NewRollout asked) {
        var firmware = planner.firmware(asked);
        if (firmware.isEmpty()) {
            throw unprocessable("unknown-firmware", "there is no firmware " + asked.firmware());
        }
        if (!firmware.get().isAssignable()) {
            throw unprocessable(
                    "firmware-not-assignable", "the firmware is a draft or was revoked");
        }
        return firmware.get();
    }

    /// What cannot be started now is not created either, if it was to be started at once.
    private void checkStart(Plan plan, boolean start, Firmware firmware) {
        if (plan.phases().isEmpty()) {
            throw unprocessable(
                    "no-devices", "no device would be updated: see what a dry run counts");
        }
        if (start && plan.counts().conflict() > 0) {
            throw answers.conflict(planner.conflicts(plan)).asRefusal();
        }
        if (start && !firmware.isDeliverable()) {
            throw Problem.of(
                            Status.CONFLICT_409,
                            "wrong-state",
                            "the firmware has no content yet; nothing was created")
                    .asRefusal();
        }
    }

    private void list(ServerRequest request, ServerResponse response) {
        var query = Query.of(request);
        var limit = query.number("limit", PAGE, 1, LARGEST_PAGE);
        var state = query.understood(() -> parsed(query, "state", Parse.oneOf(RolloutState.class)));
        var before = query.whole("cursor", 1, Long.MAX_VALUE);
        Json.send(response, Status.OK_200, pages.page(state, before, limit));
    }

    private void one(ServerRequest request, ServerResponse response) {
        var detail = Query.id(request, "id").flatMap(pages::detail);
        if (detail.isPresent()) {
            Json.send(response, Status.OK_200, detail.get());
        } else {
            answers.send(response, new Outcome.Unknown());
        }
    }

    private void devices(ServerRequest request, ServerResponse response) {
        var id = Query.id(request, "id");
        if (id.flatMap(pages::one).isEmpty()) {
            answers.send(response, new Outcome.Unknown());
            return;
        }
        var query = Query.of(request);
        var limit = query.number("limit", PAGE, 1, LARGEST_PAGE);
        var phase = query.whole("phase", 1, Integer.MAX_VALUE);
        var which =
                query.understood(() ->
                        new RolloutPages.Which(
                                phase == null ? null : Math.toIntExact(phase),
                                parsed(query, "state", Parse.oneOf(TargetState.class)),
                                query.text("reason"),
                                parsed(query, "cursor", Parse::uuid)));
        Json.send(response, Status.OK_200, pages.devices(id.get(), which, limit));
    }

    private void pause(ServerRequest request, ServerResponse response) {
        var body = Body.orEmpty(request);
        var reason = RolloutWords.reason(body);
        body.check();
        answer(request, response, (id, source) -> controls.pause(id, reason, source));
    }

    private void abort(ServerRequest request, ServerResponse response) {
        var body = Body.orEmpty(request);
        var reason = RolloutWords.reason(body);
        var dryRun = RolloutWords.flag(body, "dry_run");
        body.check();
        answer(request, response, (id, source) -> controls.abort(id, reason, dryRun, source));
    }

    private void retryFailed(ServerRequest request, ServerResponse response) {
        var body = Body.orEmpty(request);
        var reason = RolloutWords.reason(body);
        body.check();
        answer(request, response, (id, source) -> controls.retryFailed(id, reason, source));
    }

    private void rollBack(ServerRequest request, ServerResponse response) {
        var body = Body.orEmpty(request);
        var start = RolloutWords.flag(body, "start");
        var dryRun = RolloutWords.flag(body, "dry_run");
        body.check();
        var id = Query.id(request, "id");
        if (id.isEmpty() || !dryRun) {
            answer(request, response, (it, source) -> rollbacks.rollBack(it, start, source));
            return;
        }
        var plans = rollbacks.plans(id.get());
        var items =
                plans.stream()
                        .map(it ->
                                answers.forecast(
                                        it.plan(), it.firmware(), planner.conflicts(it.plan())))
                        .toList();
        Json.send(response, Status.OK_200, Map.of("items", items));
    }

    private Handler word(BiFunction<UUID, Source, Outcome> word) {
        return (request, response) -> answer(request, response, word);
    }

    private void answer(
            ServerRequest request,
            ServerResponse response,
            BiFunction<UUID, Source, Outcome> word) {
        var outcome = Query.id(request, "id").map(id -> word.apply(id, source(request)));
        answers.send(response, outcome.orElseGet(Outcome.Unknown::new));
    }

    private static <T> @Nullable T parsed(Query query, String name, Function<String, T> parse) {
        var text = query.text(name);
        return text == null ? null : parse.apply(text);
    }

    private static Refusal unprocessable(String slug, String detail) {
        return Problem.of(Status.UNPROCESSABLE_CONTENT_422, slug, detail, List.of()).asRefusal();
    }

    private static Source source(ServerRequest request) {
        return Source.operator(request.remotePeer().host());
    }
}
