package calypte.server;

import static calypte.server.Operator.fresh;
import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Many devices at once: pages, filters, counts, figures; and the trail of them.
@OnTheSharedServer
class FleetListTest {

    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;

    FleetListTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
        this.type = operator.type();
    }

    @Test
    void everyDeviceIsOnExactlyOnePageWhateverTheOrder() {
        var firmware = operator.announced(type, "1.0.0");
        var all = thousand(firmware);

        for (var sort :
                List.of(
                        "device_serial",
                        "name,-assigned_firmware_id",
                        "-assigned_firmware_id,name",
                        "registered_at,-name",
                        "-registered_at",
                        "-tags,enabled,sync")) {
            var seen = walk("type_id==" + type, sort, 170);

            assertThat(seen).as(sort).hasSize(1_000).doesNotHaveDuplicates();
            assertThat(seen).as(sort).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(walk("type_id==" + type, "-device_serial", 500))
                .isEqualTo(walk("type_id==" + type, "device_serial", 333).reversed());
    }

    @Test
    void whatAFilterFindsIsWhatItCounts() {
        var firmware = operator.announced(type, "1.0.0");
        var one = operator.device(type, firmware);
        var two = operator.device(type, null);
        operator.patch(one, json("{'name':'50%% of_it','tags':['lab','north']}"));
        Operator.register(server.device(), one, "fw-1.0.0", "b1");

        assertThat(found("name=='50%*'")).containsExactly(one.serial());
        assertThat(found("name==50_*")).isEmpty();
        assertThat(found("tags==north")).containsExactly(one.serial());
        assertThat(found("tags==nort")).isEmpty();
        assertThat(found("tags!=north")).containsExactly(two.serial());
        assertThat(found("sync==IN_SYNC,sync==NEVER_SEEN")).hasSize(2);
        assertThat(found("sync=in=(IN_SYNC,DRIFTED)")).containsExactly(one.serial());
        assertThat(found("sync=out=(IN_SYNC,DRIFTED)")).containsExactly(two.serial());
        assertThat(found("assigned_firmware_id==null")).containsExactly(two.serial());
        assertThat(found("assigned_firmware_id!=" + firmware)).containsExactly(two.serial());
        assertThat(found("registered_at=gt=-1h;link==OFFLINE")).containsExactly(one.serial());
        assertThat(found("created_at=lt=-1h")).isEmpty();
        assertThat(found("device_serial==SN-*")).hasSize(2);
    }

    @Test
    void everyAxisOfTheSummaryAndTheMatrixAddUpToTheFleet() {
        operator.device(type, operator.announced(type, "1.0.0"));

        var summary = api.get("/fleet/summary").json();
        var total = summary.at("/total").asLong();
        assertThat(total).isPositive();
        for (var axis : List.of("sync", "activity", "link", "badge")) {
            var counts = summary.at("/" + axis).values().stream().mapToLong(JsonNode::asLong);
            assertThat(counts.sum()).as(axis).isEqualTo(total);
        }
        var cells = api.get("/fleet/drift").json().at("/cells").values().stream();
        assertThat(cells.mapToLong(cell -> cell.at("/count").asLong()).sum())
                .isEqualTo(api.get("/fleet/summary").json().at("/total").asLong());
    }

    @Test
    void theTrailIsPagedWithoutGapsFromEitherEnd() {
        for (var i = 0; i < 30; i++) {
            operator.device(type, null);
        }
        var upTo = api.get("/audit?order=desc&limit=1").json();
        var last = upTo.at("/items/0/event/sequence").asLong();

        assertThat(last).isEqualTo(upTo.at("/next").asLong());
        assertThat(trail("order=asc&before=" + (last + 1), "after"))
                .isEqualTo(IntStream.rangeClosed(1, (int) last).mapToObj(i -> (long) i).toList());
        assertThat(trail("order=desc&before=" + (last + 1) + "&after=" + (last - 20), "before"))
                .hasSize(20)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(
                        api.get("/audit?filter=event.action==device-created&limit=5")
                                .json()
                                .at("/items"))
                .allMatch(it -> it.at("/event/action").asString().equals("device-created"))
                .allMatch(it -> it.at("/event/dataset").asString().equals("calypte.audit"))
                .allMatch(it -> !it.at("/device/serial_number").asString().isEmpty());
    }

    @Test
    void whoeverFollowsGoesOnWhereHeLeftOff() throws Exception {
        var head = api.get("/audit?order=desc&limit=1").json().at("/next").asLong();
        var device = operator.device(type, null);
        var asked = api.request("/events").header("Last-Event-ID", Long.toString(head)).GET();

        try (var client = HttpClient.newHttpClient()) {
            var lines = client.send(asked.build(), HttpResponse.BodyHandlers.ofLines()).body();
            var first =
                    lines.filter(line -> line.startsWith("id:") || line.contains(device.serial()))
                            .limit(2)
                            .toList();
            assertThat(first.getFirst()).isEqualTo("id: " + (head + 1));
            assertThat(first.getLast()).contains("device-created");
            client.shutdownNow();
        }
    }

    private List<String> thousand(String firmware) {
        var serials = IntStream.range(0, 1_000).mapToObj(_ -> fresh("SN")).toList();
        var items =
                IntStream.range(0, 1_000)
                        .mapToObj(i ->
                                json(
                                        "{'device_serial':'%s','type_id':'%s','name':'n%d','firmware_id':%s,'tags':%s}",
                                        serials.get(i),
                                        type,
                                        i % 7,
                                        i % 3 == 0 ? "null" : json("'%s'", firmware),
                                        i % 5 == 0 ? "[]" : json("['t%d']", i % 4)))
                        .collect(Collectors.joining(",", "[", "]"));
        var made = api.post("/devices/batch", items).json().at("/items");
        for (var i = 0; i < 1_000; i += 50) {
            var device =
                    new Operator.Entered(
                            "", serials.get(i), made.at("/" + i + "/shared_key").asString());
            Operator.register(server.device(), device, "fw-1.0.0", "b1");
        }
        return serials;
    }

    private List<String> walk(String filter, String sort, int limit) {
        var seen = new ArrayList<String>();
        var path = "/devices?filter=%s&sort=%s&limit=%d".formatted(filter, sort, limit);
        var cursor = "";
        while (true) {
            var page = api.get(path + cursor).json();
            page.at("/items").forEach(item -> seen.add(item.at("/device_serial").asString()));
            if (page.at("/next").isNull()) {
                return seen;
            }
            assertThat(page.at("/items")).hasSize(limit);
            cursor = "&cursor=" + page.at("/next").asString();
        }
    }

    /// The serials of this test's type that match, counted by the other call as well.
    private List<String> found(String filter) {
        var mine = "type_id==" + type + ";(" + filter + ")";
        var query = "filter=" + URLEncoder.encode(mine, StandardCharsets.UTF_8).replace("+", "%20");
        var items = api.get("/devices?" + query).json().at("/items");
        assertThat(api.get("/devices/count?" + query).text("count"))
                .isEqualTo(Integer.toString(items.size()));
        return items.findValuesAsString("device_serial");
    }

    private List<Long> trail(String query, String onwards) {
        var sequences = new ArrayList<Long>();
        var from = "";
        while (true) {
            var page = api.get("/audit?limit=7&" + query + from).json();
            page.at("/items").forEach(it -> sequences.add(it.at("/event/sequence").asLong()));
            if (page.at("/next").isNull()) {
                return sequences;
            }
            // A later parameter of the same name would not count.
            query = query.replaceAll("&" + onwards + "=\\d+", "");
            from = "&" + onwards + "=" + page.at("/next").asLong();
        }
    }
}
