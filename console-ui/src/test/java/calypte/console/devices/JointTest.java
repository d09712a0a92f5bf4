package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.SelectionClient.Format;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Several files of the server's are one for who asked.
final class JointTest {

    @Test
    void aTableHasOneHeader() throws IOException {
        assertThat(joined(Format.CSV, "serial\r\na\r\n", "serial\r\nb\r\n"))
                .isEqualTo("serial\r\na\r\nb\r\n");
    }

    @Test
    void anArrayIsOneArray() throws IOException {
        assertThat(joined(Format.JSON, "[{\"a\":1},\n{\"a\":2}]\n", "[{\"a\":3}]\n"))
                .isEqualTo("[{\"a\":1},\n{\"a\":2},\n{\"a\":3}]\n");
        assertThat(joined(Format.JSON, "[]\n")).isEqualTo("[]\n");
    }

    @Test
    void linesAreLines() throws IOException {
        assertThat(joined(Format.NDJSON, "{}\n", "{}\n")).isEqualTo("{}\n{}\n");
    }

    private static String joined(Format format, String... files) throws IOException {
        var out = new ByteArrayOutputStream();
        var joint = new Joint(format, out);
        for (var file : files) {
            joint.add(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), _ -> {});
        }
        joint.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
