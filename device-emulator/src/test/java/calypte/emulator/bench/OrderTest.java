package calypte.emulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void isFoundInAReply() throws IOException {
        var order =
                Order.in(
                        """
                        {"device_id":"1","assigned_firmware":{"id":"2","serial":"1.0.1"},"update":\
                        {"update_id":"3","device_id":"1","firmware":{"id":"2","size_bytes":1001,\
                        "url":"http://127.0.0.1:1/firmware/2/content"},"attempt":2,"meta":{}}}\
                        """);

        assertThat(order).isEqualTo(new Order("3", 2, "/firmware/2/content", 1_001));
    }

    @Test
    void isMissedWhereThereIsNone() {
        assertThatIOException()
                .isThrownBy(() -> Order.in("{\"sync\":\"IN_SYNC\"}"))
                .withMessageContaining("no order came");
    }
}
