package calypte.console.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.FleetClient;
import calypte.console.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AddFirmwareViewModelTest {

    private static final String CONTENT = "PUT /firmware/" + Sample.id(16) + "/content";

    private final Path dir;
    private final StubServer server = Sample.serving();
    private final FleetClient fleet = new FleetClient(server.url(), "token");
    private final AtomicInteger done = new AtomicInteger();
    private final AddFirmwareViewModel form =
            new AddFirmwareViewModel(fleet, Background.immediate(), done::incrementAndGet);

    AddFirmwareViewModelTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @BeforeEach
    void open() {
        server.answer("POST /firmware", 201, Sample.firmware(Sample.id(16), "1.6.0"));
        server.answer(CONTENT, 201, "{}");
        form.load();
    }

    @AfterEach
    void stop() {
        fleet.close();
        server.close();
    }

    @Test
    void readsTheNamesOffTheFile() throws IOException {
        form.take(image("thermo-x-1.6.0.bin"));

        assertThat(form.versionProperty().get()).isEqualTo("1.6.0");
        assertThat(form.serialProperty().get()).isEqualTo("thermo-x-1.6.0");
        assertThat(form.getFile()).isEqualTo("thermo-x-1.6.0.bin  (3 B)");
    }

    @Test
    void makesTheEntryThenSendsItsContent() throws IOException {
        form.take(image("thermo-x-1.6.0.bin"));

        form.submit();

        assertThat(server.asked("POST /firmware").getFirst().body())
                .contains("\"version\":\"1.6.0\"", "\"type_id\":\"" + Sample.TYPE + "\"");
        assertThat(server.asked(CONTENT).getFirst().body()).isEqualTo("abc");
        assertThat(form.getProgress()).isEqualTo(1);
        assertThat(done).hasValue(1);
    }

    @Test
    void doesNotMakeTheEntryTwiceWhenOnlyItsContentFailed() throws IOException {
        server.answer(CONTENT, 507, "{\"title\":\"the disk is full\"}");
        form.take(image("thermo-x-1.6.0.bin"));
        form.submit();
        assertThat(form.getTrouble()).contains("the disk is full").contains("The entry is made");

        server.answer(CONTENT, 201, "{}");
        form.submit();

        assertThat(server.asked("POST /firmware")).hasSize(1);
        assertThat(done).hasValue(1);
    }

    @Test
    void makesTheTypeWhereThereIsNone() {
        server.answer(
                "POST /device-types",
                201,
                "{\"id\":\"%s\",\"name\":\"valve-2\",\"description\":\"\"}"
                        .formatted(Sample.id(2)));
        form.typeProperty().set(form.types().getLast());
        form.serialProperty().set("v-1");
        form.versionProperty().set("1.0");
        assertThat(form.ready().get()).isFalse();

        form.newTypeProperty().set("valve-2");
        form.submit();

        assertThat(server.asked("POST /firmware").getFirst().body()).contains(Sample.id(2));
    }

    private Path image(String name) throws IOException {
        return Files.writeString(dir.resolve(name), "abc");
    }
}
