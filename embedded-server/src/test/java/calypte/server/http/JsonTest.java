package calypte.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import calypte.model.device.Sync;
import calypte.model.registration.RegistrationReply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonTest {

    @Test
    void speaksAsTheContractDoes() {
        assertThat(text(reply(null)))
                .isEqualTo(
                        """
                        {"device_id":"00000000-0000-0000-0000-000000000001","device_serial":"pump-1",\
                        "server_time":"2026-11-01T12:00:00Z","sync":"IN_SYNC","assigned_firmware":null,\
                        "update":null,"register_again_in_s":3600,"warnings":[]}\
                        """);
    }

    @Test
    void writesAFlagOnlyWhereItIsRaised() {
        assertThat(text(reply(true))).contains("\"stale\":true");
    }

    @Test
    void keepsTheFractionOfASecond() {
        assertThat(text(List.of(Instant.parse("2026-11-01T12:00:00.123456Z"))))
                .isEqualTo("[\"2026-11-01T12:00:00.123456Z\"]");
    }

    @Test
    void refusesWhatNobodyMeansWell() {
        assertMalformed("[".repeat(100) + "]".repeat(100));
        assertMalformed("{\"a\":" + "9".repeat(100) + "}");
        assertMalformed("{\"a\":\"" + "x".repeat(70_000) + "\"}");
        assertMalformed("{\"a\":1,\"a\":2}");
        assertMalformed("{} {}");
        assertMalformed("{\"a\"");
        assertMalformed("");
    }

    @Test
    void saysWhereItBroke() {
        assertThatThrownBy(() -> Json.read("{\n \"a\": secret}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("secret");
    }

    private static void assertMalformed(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class);
    }

    private static String text(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    private static RegistrationReply reply(@Nullable Boolean stale) {
        return new RegistrationReply(
                new UUID(0, 1),
                "pump-1",
                Instant.parse("2026-11-01T12:00:00Z"),
                Sync.IN_SYNC,
                null,
                null,
                3600,
                List.of(),
                stale);
    }
}
