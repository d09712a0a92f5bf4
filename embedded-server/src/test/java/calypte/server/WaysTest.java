package calypte.server;

import static calypte.server.Operator.fresh;
import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whichever way a page is read by, it has the same devices in the same order.
@OnTheSharedServer
class WaysTest {

    private static final int DEVICES = 260;
    private static final int LIMIT = 70;

    private static final List<String> SORTS =
            List.of(
                    "device_serial",
                    "-device_serial",
                    "created_at",
                    "-registered_at",
                    "registered_at,-name",
                    "name",
                    "-assigned_firmware_id,name");

    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;
    private final String first;
    private final String second;

    WaysTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
        this.type = operator.type();
        this.first = operator.announced(type, "1.0.0");
        this.second = operator.announced(type, "2.0.0");
    }

    @BeforeEach
    void enter() {
        var serials = IntStream.range(0, DEVICES).mapToObj(_ -> fresh("SN")).toList();
        var items =
                IntStream.range(0, DEVICES)
                        .mapToObj(i ->
                                json(
                                        "{'device_serial':'%s','type_id':'%s','name':'n%d','firmware_id':%s}",
                                        serials.get(i),
                                        type,
                                        i % 7,
                                        i % 5 == 0
                                                ? "null"
                                                : json("'%s'", i % 3 == 0 ? second : first)))
                        .collect(Collectors.joining(",", "[", "]"));
        var made = api.post("/devices/batch", items).json().at("/items");
        for (var i = 0; i < DEVICES; i += 4) {
            var key = made.at("/" + i + "/shared_key").asString();
            var device = new Operator.Entered("", serials.get(i), key);
            Operator.register(server.device(), device, i % 8 == 0 ? "fw-1.0.0" : "strange", "b1");
        }
    }

    @Test
    void allWaysLeadToTheSameDevices() {
        var all = walk("type_id==" + type, "device_serial");
        assertThat(all).hasSize(DEVICES);
        for (var filter : filters().entrySet()) {
            var wanted = all.stream().filter(filter.getValue()).map(WaysTest::serial).toList();
            assertThat(wanted).as(filter.getKey()).isNotEmpty();
            for (var sort : SORTS) {
                var found = walk("type_id==" + type + ";" + filter.getKey(), sort);

                assertThat(found.stream().map(WaysTest::serial))
                        .as("%s by %s", filter.getKey(), sort)
                        .doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(wanted);
            }
            assertThat(walk(filter.getKey() + ";type_id==" + type, "-device_serial").reversed())
                    .extracting(WaysTest::serial)
                    .isEqualTo(wanted);
        }
        assertThat(walk("type_id==" + type + ";sync==IN_SYNC;activity==UPDATING", "name"))
                .isEmpty();
    }

    private Map<String, Predicate<JsonNode>> filters() {
        var filters = new LinkedHashMap<String, Predicate<JsonNode>>();
        filters.put("stuck==false", it -> !it.at("/status/stuck").asBoolean());
        filters.put("sync==NEVER_SEEN", it -> is(it, "/status/sync", "NEVER_SEEN"));
        filters.put(
                "sync==UNKNOWN_FIRMWARE;link==OFFLINE",
                it ->
                        is(it, "/status/sync", "UNKNOWN_FIRMWARE")
                                && is(it, "/status/link", "OFFLINE"));
        filters.put("assigned_firmware_id==null", it -> it.at("/assigned_firmware_id").isNull());
        filters.put(
                "current_firmware_id==" + first + ";assigned_firmware_id==" + second,
                it ->
                        is(it, "/current_firmware_id", first)
                                && is(it, "/assigned_firmware_id", second));
        filters.put(
                "(sync==NEVER_SEEN,current_firmware_id==" + first + ");name==n3",
                it ->
                        is(it, "/name", "n3")
                                && (is(it, "/status/sync", "NEVER_SEEN")
                                        || is(it, "/current_firmware_id", first)));
        filters.put(
                "sync=in=(IN_SYNC,DRIFTED)",
                it -> is(it, "/status/sync", "IN_SYNC") || is(it, "/status/sync", "DRIFTED"));
        filters.put("sync!=NEVER_SEEN", it -> !is(it, "/status/sync", "NEVER_SEEN"));
        return filters;
    }

    private List<JsonNode> walk(String filter, String sort) {
        var seen = new ArrayList<JsonNode>();
        var path = "/devices?filter=%s&sort=%s&limit=%d".formatted(filter, sort, LIMIT);
        var cursor = "";
        while (true) {
            var page = api.get(path + cursor).json();
            page.at("/items").forEach(seen::add);
            if (page.at("/next").isNull()) {
                return seen;
            }
            cursor = "&cursor=" + page.at("/next").asString();
        }
    }

    private static boolean is(JsonNode device, String path, String value) {
        return device.at(path).asString().equals(value);
    }

    private static String serial(JsonNode device) {
        return device.at("/device_serial").asString();
    }
}
