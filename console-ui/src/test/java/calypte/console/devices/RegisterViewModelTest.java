package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.FleetClient;
import calypte.console.client.Registered;
import calypte.console.fx.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RegisterViewModelTest {

    private final StubServer server = Sample.serving();
    private final FleetClient fleet = new FleetClient(server.url(), "token");
    private final List<Registered> registered = new ArrayList<>();
    private final RegisterViewModel form =
            new RegisterViewModel(fleet, Background.immediate(), registered::add);

    @BeforeEach
    void open() {
        form.load();
    }

    @AfterEach
    void stop() {
        fleet.close();
        server.close();
    }

    @Test
    void offersTheNewestFirmwareOfTheType() {
        assertThat(form.types()).hasSize(1);
        assertThat(form.firmwareChoices()).hasSize(3);
        assertThat(form.firmwareProperty().get()).hasToString("1.5.0  ·  fw-1.5.0");
    }

    @Test
    void saysWhatIsWrongWithASerialWhileItIsTyped() {
        form.serialProperty().set("pump 42");

        assertThat(form.getSerialError()).startsWith("The serial must be");
        assertThat(form.ready().get()).isFalse();
    }

    @Test
    void showsTheKeyOnceAndForgetsItForTheNext() {
        server.answer(
                "POST /devices",
                201,
                "{\"shared_key\":\"s3cret\"," + Sample.inSync(9).substring(1));
        form.serialProperty().set("pump-0009");

        form.submit();

        var done = Objects.requireNonNull(form.doneProperty().get());
        assertThat(done.key().value()).isEqualTo("s3cret");
        assertThat(registered).hasSize(1);
        form.another();
        assertThat(form.doneProperty().get()).isNull();
        assertThat(form.serialProperty().get()).isEmpty();
    }

    @Test
    void aTakenSerialIsSaidInTheServersWords() {
        server.answer(
                "POST /devices",
                409,
                Sample.problem(409, "serial taken", "pump-0009 is a device already", List.of()));
        form.serialProperty().set("pump-0009");

        form.submit();

        assertThat(form.getTrouble()).isEqualTo("pump-0009 is a device already");
        assertThat(form.ready().get()).isTrue();
    }
}
