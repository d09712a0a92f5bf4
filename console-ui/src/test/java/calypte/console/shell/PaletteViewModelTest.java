package calypte.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.shell.PaletteEntry.Section;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PaletteViewModelTest {

    private static final String ROLLOUT =
            """
            {"id":"%s","number":17,"name":"the canary","state":"RUNNING"}\
            """
                    .formatted(Sample.id(17));

    private final StubServer server =
            Sample.serving(Sample.inSync(1), Sample.failed(2))
                    .answer("GET /rollouts", 200, Sample.page(ROLLOUT));
    private final Around around = Around.of(server);
    private final List<String> done = new ArrayList<>();
    private final Commands commands =
            new Commands(around.surroundings().lock(), refused -> done.add("not " + refused.id()));
    private final PaletteViewModel model;

    PaletteViewModelTest() {
        commands.add(
                List.of(
                        go("DEVICES", "Devices"),
                        go("FIRMWARE", "Firmware"),
                        Command.harmless("colours", "Switch colours", null, () -> did("colours")),
                        Command.mutating("register", "Register a device…", null, () -> did("it"))));
        var recent = new Recent(around.surroundings().memory());
        model = new PaletteViewModel(around.surroundings(), commands, recent);
    }

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void findsPagesDevicesFirmwareAndCommandsInThisOrder() {
        type("de");

        assertThat(sections())
                .containsExactly(Section.GO, Section.DEVICES, Section.DEVICES, Section.COMMANDS);
        assertThat(titles()).contains("Devices", "pump-0001", "pump-0002", "Register a device…");

        type("1.5");

        assertThat(titles()).contains("thermo-x  1.5.0");
    }

    @Test
    void aFirstLetterNarrowsIt() {
        type(">de");
        assertThat(sections()).containsOnly(Section.GO, Section.COMMANDS);

        type("#site-3");
        assertThat(sections()).containsOnly(Section.DEVICES);
        assertThat(server.asked("GET /devices").getLast().uri()).contains("tags%3D%3D%22site-3%22");

        type("@canary");
        choose("R-17  the canary");
        assertThat(around.opened().getFirst().detail()).contains("R-17");
    }

    @Test
    void whatIsTypedCannotBreakOutOfTheFilter() {
        type("a\",id==*");

        assertThat(server.asked("GET /devices").getLast().uri()).contains("%5C%22");
    }

    @Test
    void whatWasChosenLatelyComesFirst() {
        type("colours");
        choose("Switch colours");

        type("");

        assertThat(done).containsExactly("colours");
        assertThat(model.entries().getFirst().section()).isEqualTo(Section.RECENT);
        assertThat(model.entries().getFirst().title()).isEqualTo("Switch colours");
    }

    @Test
    void saysWhatTheLockForbidsAndDoesNotDoIt() {
        around.surroundings().lock().toggle();
        type("register");

        var entry = entry("Register a device…");
        assertThat(entry.forbidden()).isTrue();
        entry.action().run();

        assertThat(done).containsExactly("not register");
    }

    @Test
    void aDeviceLeadsToItsPage() {
        type("pump");
        choose("pump-0002");

        assertThat(around.opened().getFirst()).isInstanceOf(Place.OneDevice.class);
        assertThat(around.opened().getFirst().detail()).contains("pump-0002");
    }

    private Command go(String id, String title) {
        return Command.harmless(FrameCommands.GO + id, title, null, () -> did(id));
    }

    private void did(String what) {
        done.add(what);
    }

    private void type(String words) {
        model.queryProperty().set(words);
    }

    private void choose(String title) {
        model.choose(entry(title));
    }

    private PaletteEntry entry(String title) {
        return model.entries().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private List<Section> sections() {
        return model.entries().stream().map(PaletteEntry::section).toList();
    }

    private List<String> titles() {
        return model.entries().stream().map(PaletteEntry::title).toList();
    }
}
