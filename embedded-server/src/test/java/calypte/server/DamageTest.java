package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that opens, and is damaged where nobody has looked yet.
class DamageTest {

    private static final String VICTIM = "SN-victim";
    private static final int PAGE = 4096;

    @TempDir Path data;

    @Test
    void whoeverComesToADamagedPlaceIsToldAndTheServerIsReadyNoMore() throws Exception {
        fill();
        damage();

        try (var server = RunningServer.on(data)) {
            var api = server.operator();
            assertThat(api.get("/health/ready").status()).isEqualTo(200);

            var read = readThrough(api);

            assertThat(read.status()).isEqualTo(503);
            assertThat(read.text("type")).isEqualTo("/problems/database-damaged");
            var health = api.get("/health/ready");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.text("status")).isEqualTo("DOWN");
            assertThat(health.text("status_text")).isEqualTo("database damaged");
            assertThat(health.text("database")).isEqualTo("DAMAGED");
            assertThat(api.get("/health/live").status()).isEqualTo(200);
        }
    }

    /// The first answer that is no page, or the last.
    private static Api.Answer readThrough(Api api) {
        var page = api.get("/devices?limit=500");
        while (page.status() == 200 && !page.json().at("/next").isNull()) {
            page = api.get("/devices?limit=500&cursor=" + page.text("next"));
        }
        return page;
    }

    private void fill() throws Exception {
        try (var server = RunningServer.on(data)) {
            var operator = new Operator(server.operator());
            var type = operator.type();
            for (var batch = 0; batch < 3; batch++) {
                var devices = batch(type, batch);
                assertThat(operator.api().post("/devices/batch", devices).status()).isEqualTo(201);
            }
        }
    }

    private static String batch(String type, int batch) {
        return IntStream.range(0, 1_000)
                .mapToObj(it ->
                        json(
                                "{'device_serial':'%s-%d-%d','type_id':'%s','notes':'%s'}",
                                VICTIM, batch, it, type, "long ".repeat(100)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// The pages in which the notes of one device are: no index has those.
    private void damage() throws Exception {
        var file = data.resolve("db/calypte.mv.db");
        var bytes = Files.readAllBytes(file);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (var at = text.indexOf(VICTIM + "-1-500");
                at >= 0;
                at = text.indexOf(VICTIM + "-1-500", at + 1)) {
            if (text.startsWith("long long", text.indexOf("long", at))) {
                var page = at / PAGE * PAGE;
                Arrays.fill(bytes, page - 2 * PAGE, page + 2 * PAGE, (byte) 0);
            }
        }
        Files.write(file, bytes);
    }
}
