package calypte.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import calypte.model.device.DeviceSerial;
import calypte.model.device.Sync;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class BodyTest {

    @Test
    void givesEachFieldItsType() {
        var body =
                body(
                        """
                        {"serial":"pump-1","id":"00000000-0000-0000-0000-000000000001","sync":"DRIFTED",
                         "seq":7,"dry_run":true,"tags":["a","b"],"attributes":{"x":"1"},"name":null}\
                        """);

        var serial = body.required("serial", DeviceSerial::new);
        body.check();

        assertThat(serial.value()).isEqualTo(new DeviceSerial("pump-1"));
        assertThat(body.optional("id", Parse::uuid)).isEqualTo(new UUID(0, 1));
        assertThat(body.optional("sync", Parse.oneOf(Sync.class))).isEqualTo(Sync.DRIFTED);
        assertThat(body.integer("seq")).isEqualTo(7);
        assertThat(body.flag("dry_run")).isTrue();
        assertThat(body.texts("tags", 5)).isEqualTo(List.of("a", "b"));
        assertThat(body.textMap("attributes", 5)).isEqualTo(Map.of("x", "1"));
        assertThat(body.text("name")).isNull();
        body.check();
    }

    @Test
    void tellsAbsentFromTakenAway() {
        var body = body("{\"name\":null,\"unknown\":{}}");

        assertThat(body.has("name")).isTrue();
        assertThat(body.isNull("name")).isTrue();
        assertThat(body.has("tags")).isFalse();
        assertThat(body.isNull("tags")).isFalse();
        assertThat(body.names()).containsExactlyInAnyOrder("name", "unknown");
        body.check();
    }

    @Test
    void refusesAllThatIsWrongAtOnce() {
        var body =
                body(
                        """
                        {"serial":"a/b","id":"1-1-1-1-1","sync":"SIDEWAYS","seq":1.5,"dry_run":"yes",
                         "tags":["a",2],"attributes":{"a/b~c":1},"big":99999999999999999999,"nul":"\\u0000"}\
                        """);

        body.required("serial", DeviceSerial::new);
        body.required("type_id", Parse::uuid);
        body.optional("id", Parse::uuid);
        body.optional("sync", Parse.oneOf(Sync.class));
        body.integer("seq");
        body.integer("big");
        body.flag("dry_run");
        body.texts("tags", 5);
        body.textMap("attributes", 5);
        body.text("nul");

        assertThat(errors(body))
                .containsExactly(
                        "/serial must be 1 to 64 of the characters A-Z a-z 0-9 _ -, and begin with a letter or digit",
                        "/type_id is missing",
                        "/id must be a UUID",
                        "/sync must be one of [NEVER_SEEN, UNASSIGNED, UNKNOWN_FIRMWARE, DRIFTED, IN_SYNC]",
                        "/seq must be a whole number",
                        "/big must be a whole number",
                        "/dry_run must be true or false",
                        "/tags/1 must be a string",
                        "/attributes/a~1b~0c must be a string",
                        "/nul must not contain a NUL");
    }

    @Test
    void takesNoMoreThanItWasToldTo() {
        var body = body("{\"tags\":[\"a\",\"b\"],\"attributes\":{\"x\":\"1\",\"y\":\"2\"}}");

        body.texts("tags", 1);
        body.textMap("attributes", 1);

        assertThat(errors(body)).hasSize(2);
    }

    @Test
    void isAnObjectOrNothing() {
        assertThatThrownBy(() -> body("[]")).hasMessageContaining("object");
        assertThatThrownBy(() -> body("7")).hasMessageContaining("object");
        assertThatThrownBy(() -> body("{")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> body("")).isInstanceOf(Refusal.class);
    }

    private static List<String> errors(Body body) {
        var refusal = catchThrowableOfType(Refusal.class, body::check);
        return refusal.problem().errors().stream()
                .map(error -> error.pointer() + " " + error.detail())
                .toList();
    }

    private static Body body(String json) {
        return Body.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
