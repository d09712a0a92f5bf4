package calypte.server;

import static calypte.server.Operator.fresh;
import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fleet and its trail as files; and a batch that is only looked at.
@OnTheSharedServer
class ExportRoutesTest {

    private static final String HOSTILE = "=HYPERLINK(\\\"http://evil.example\\\",\\\"a,b\\\")\\nx";

    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;

    ExportRoutesTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
        this.type = operator.type();
    }

    @Test
    void everyDeviceIsInTheFileOnceHoweverManyPagesItTook() {
        var serials = IntStream.range(0, 1_050).mapToObj(_ -> fresh("SN")).toList();
        enter(serials.subList(0, 1_000));
        enter(serials.subList(1_000, 1_050));
        var path = "/devices/export?filter=type_id==" + type;

        var csv = text(path + "&format=csv&sort=-device_serial").split("\r\n");
        var lines = text(path + "&format=ndjson").lines().toList();
        var array = api.get(path + "&format=json").json();

        assertThat(csv).hasSize(1_051);
        assertThat(csv[0]).startsWith("device_serial,name,type,tags,enabled,sync,");
        assertThat(List.of(csv).subList(1, csv.length))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .isEqualTo(serials.stream().sorted().toList().reversed());
        assertThat(lines)
                .extracting(line -> JsonMapper.shared().readTree(line))
                .extracting(device -> device.at("/device_serial").asString())
                .containsExactlyInAnyOrderElementsOf(serials);
        assertThat(array.findValuesAsString("device_serial"))
                .containsExactlyInAnyOrderElementsOf(serials);
        assertThat(array.get(0))
                .isEqualTo(api.get("/devices/" + array.get(0).at("/id").asString()).json());
    }

    @Test
    void aHostileNameIsNoFormulaInTheSpreadsheet() {
        var firmware = operator.announced(type, "1.0.0");
        var device = operator.device(type, firmware);
        operator.patch(device, "{\"name\":\"" + HOSTILE + "\",\"tags\":[\"a\",\"b\"]}");
        Operator.register(server.device(), device, "=cmd", "b1");

        var csv = text("/devices/export?filter=device_serial==" + device.serial());

        assertThat(csv.substring(csv.indexOf("\r\n") + 2))
                .startsWith(
                        device.serial()
                                + ",\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"a,b\"\")\nx\","
                                + "type-")
                .contains(",a b,true,UNKNOWN_FIRMWARE,", ",1.0.0,'=cmd,", "," + firmware + ",");
        var trail =
                text("/audit/export?format=csv&filter=device.serial_number==" + device.serial());
        assertThat(trail).startsWith("event.sequence,timestamp,event.action,");
        assertThat(trail.lines()).noneMatch(line -> line.matches("(.*,)?\"?[=+@-].*"));
    }

    @Test
    void theTrailIsExportedAsItIsStored() {
        var device = operator.device(type, null);
        IntStream.range(0, 510).forEach(i -> operator.patch(device, json("{'name':'n%d'}", i)));
        var mine = "filter=device.serial_number==" + device.serial();

        var lines = text("/audit/export?" + mine).lines().toList();
        var backwards = text("/audit/export?order=desc&" + mine).lines().toList();

        assertThat(lines).hasSize(511).isEqualTo(backwards.reversed());
        var page = api.get("/audit?limit=500&" + mine).response().body();
        assertThat(new String(page, StandardCharsets.UTF_8))
                .contains(String.join(",", lines.subList(0, 500)));
        var last = JsonMapper.shared().readTree(lines.getLast()).at("/event/sequence").asLong();
        assertThat(text("/audit/export?after=" + (last - 1) + "&before=" + (last + 1) + "&" + mine))
                .isEqualTo(lines.getLast() + "\n");
    }

    @Test
    void whatCannotBeReadIsRefusedBeforeTheFileBegins() {
        for (var path :
                List.of(
                        "/devices/export?filter=nonsense==1",
                        "/devices/export?sort=nonsense",
                        "/devices/export?format=xml",
                        "/audit/export?filter=nonsense==1",
                        "/audit/export?format=json",
                        "/devices/batch?dry_run=maybe")) {
            var answer = path.contains("batch") ? api.post(path, "[]") : api.get(path);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.text("type")).isEqualTo("/problems/invalid-query");
        }
    }

    @Test
    void aBatchCanBeLookedAtBeforeItIsDone() {
        var there = operator.device(type, null);
        var fine = fresh("SN");
        var batch =
                json(
                        "[{'device_serial':'%1$s','type_id':'%2$s'},{'device_serial':'%3$s','type_id':'%2$s'},"
                                + "{'device_serial':'%1$s','type_id':'%2$s'},{'device_serial':'a b','tags':7},7,"
                                + "{'device_serial':'%4$s','type_id':'%2$s','firmware_id':'%2$s'}]",
                        fine, type, there.serial(), fresh("SN"));

        var looked = api.post("/devices/batch?dry_run=true", batch);

        assertThat(looked.status()).isEqualTo(200);
        var items = looked.json().at("/items");
        assertThat(items.findValuesAsString("verdict"))
                .containsExactly("NEW", "EXISTS", "ERROR", "ERROR", "ERROR", "ERROR");
        assertThat(items.at("/0/device_serial").asString()).isEqualTo(fine);
        assertThat(items.at("/1/device_id").asString()).isEqualTo(there.id());
        assertThat(pointers(items, 2)).containsExactly("/2/device_serial");
        assertThat(items.at("/2/errors/0/detail").asString()).contains("twice");
        assertThat(items.at("/3/device_serial").asString()).isEqualTo("a b");
        assertThat(pointers(items, 3))
                .containsExactlyInAnyOrder("/3/device_serial", "/3/type_id", "/3/tags");
        assertThat(pointers(items, 4)).contains("/4");
        assertThat(pointers(items, 5)).containsExactly("/5/firmware_id");
        assertThat(api.get("/devices/count?filter=type_id==" + type).text("count")).isEqualTo("1");
        var real =
                api.post(
                        "/devices/batch?dry_run=false",
                        json("[{'device_serial':'%s','type_id':'%s'}]", fine, type));
        assertThat(real.status()).isEqualTo(201);
    }

    private void enter(List<String> serials) {
        var items =
                serials.stream()
                        .map(serial -> json("{'device_serial':'%s','type_id':'%s'}", serial, type))
                        .collect(Collectors.joining(",", "[", "]"));
        assertThat(api.post("/devices/batch", items).status()).isEqualTo(201);
    }

    private String text(String path) {
        var answer = api.get(path);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    private static List<String> pointers(JsonNode items, int index) {
        return items.at("/" + index + "/errors").findValuesAsString("pointer");
    }
}
