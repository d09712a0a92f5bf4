package calypte.console.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.FirmwareEntry;
import calypte.console.firmware.Arrival.Step;
import calypte.model.firmware.Descriptor;
import calypte.model.firmware.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArrivalsViewModelTest {

    private static final String DRAFT =
            """
            {"id":"00000000-0000-0000-0000-000000000009","serial":"pump-1.5.0","version":"1.5.0",\
            "type_id":"00000000-0000-0000-0000-000000000001","state":"DRAFT"}\
            """;
    private static final String HERE = "/firmware/00000000-0000-0000-0000-000000000009";

    @TempDir private Path folder;
    private final StubServer server = Sample.serving();
    private final Around around = Around.of(server);
    private final List<FirmwareEntry> arrived = new ArrayList<>();
    private final ArrivalsViewModel model =
            new ArrivalsViewModel(around.surroundings(), arrived::add);

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void readsNamesAndDigestFromTheFile() throws IOException {
        model.take(List.of(file("pump-v1.5.0-rc.1.bin", "content")));

        var arrival = model.arrivals().getFirst();
        assertThat(arrival.versionProperty().get()).isEqualTo("1.5.0-rc.1");
        assertThat(arrival.typeProperty().get()).isEqualTo("pump");
        assertThat(arrival.serialProperty().get()).isEqualTo("pump-v1.5.0-rc.1");
        assertThat(arrival.digestProperty().get()).isEqualTo(digest("content").hex());
        assertThat(arrival.stepProperty().get()).isEqualTo(Step.READY);
        assertThat(arrival.ready().get()).isTrue();
    }

    @Test
    void waitsForAVersionThatTheNameDoesNotTell() throws IOException {
        model.take(List.of(file("latest.bin", "content")));

        var arrival = model.arrivals().getFirst();
        arrival.typeProperty().set("pump");
        assertThat(arrival.ready().get()).isFalse();

        arrival.versionProperty().set("7");
        assertThat(arrival.ready().get()).isTrue();
    }

    @Test
    void takesNamesAndSignatureFromThePapersBesideIt() throws IOException {
        var names = new Descriptor("fw-150", "thermo", "1.5.0+b7", digest("content"), 7, 17);
        var paper = Files.write(folder.resolve("image.descriptor"), names.bytes());
        var signature = Files.write(folder.resolve("image.bin.sig"), new byte[64]);

        model.take(List.of(signature, paper, file("image.bin", "content")));

        var arrival = model.arrivals().getFirst();
        assertThat(arrival.serialProperty().get()).isEqualTo("fw-150");
        assertThat(arrival.typeProperty().get()).isEqualTo("thermo");
        assertThat(arrival.sequenceProperty().get()).isEqualTo("17");
        assertThat(arrival.signatureProperty().get()).hasSize(88);
        assertThat(arrival.troubleProperty().get()).isEmpty();
    }

    @Test
    void saysWhenTheDescriptorIsOfOtherContent() throws IOException {
        var names = new Descriptor("fw-150", "thermo", "1.5.0", digest("other"), 7, 17);
        var paper = Files.write(folder.resolve("image.descriptor"), names.bytes());

        model.take(List.of(file("image.bin", "content"), paper));

        assertThat(model.arrivals().getFirst().troubleProperty().get())
                .contains("descriptor is of other content");
    }

    @Test
    void refusesWhatIsNoImage() throws IOException {
        model.take(List.of(folder, file("nothing.bin", ""), file("lone.sig", "?")));

        assertThat(model.arrivals()).isEmpty();
        assertThat(around.said()).hasSize(3).last().asString().contains("is empty, or no file");
    }

    @Test
    void publishesWhatArrived() throws IOException {
        answerAll(201);
        model.take(List.of(file("pump-1.5.0.bin", "content")));

        model.publish(model.arrivals().getFirst());

        assertThat(arrived).hasSize(1);
        assertThat(model.arrivals()).isEmpty();
        assertThat(server.asked("PUT " + HERE + "/content")).hasSize(1);
        assertThat(server.asked("POST " + HERE + "/publish")).hasSize(1);
    }

    @Test
    void leavesNoHalfEntryBehindARefusal() throws IOException {
        answerAll(422);
        model.take(List.of(file("pump-1.5.0.bin", "content")));

        model.publish(model.arrivals().getFirst());

        assertThat(server.asked("DELETE " + HERE)).hasSize(1);
        assertThat(arrived).isEmpty();
        var arrival = model.arrivals().getFirst();
        assertThat(arrival.troubleProperty().get()).isEqualTo("not signed by a trusted key");
        assertThat(arrival.stepProperty().get()).isEqualTo(Step.READY);
    }

    private void answerAll(int upload) {
        server.answer(
                        "POST /device-types",
                        201,
                        "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"name\":\"pump\"}")
                .answer("POST /firmware", 201, DRAFT)
                .answer(
                        "PUT " + HERE + "/content",
                        upload,
                        "{\"title\":\"not signed by a trusted key\"}")
                .answer("DELETE " + HERE, 204, "")
                .answer("POST " + HERE + "/publish", 200, DRAFT.replace("DRAFT", "PUBLISHED"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Digest digest(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
