package calypte.emulator.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import calypte.emulator.scenario.Behaviour;
import calypte.emulator.scenario.Behaviours;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenesTest {

    @Test
    void areFoundByName() {
        assertThat(Scenes.ALL)
                .allSatisfy(scene -> assertThat(Scenes.named(scene.name())).isEqualTo(scene));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenes.named("failing canary"))
                .withMessageContaining("did you mean 'failing-canary'?");
    }

    @Test
    void haveATitleForEveryAct() {
        assertThat(Scenes.ALL)
                .allSatisfy(scene ->
                        assertThat(scene.acts())
                                .allSatisfy(act -> assertThat(act.title()).isNotBlank()));
    }

    @Test
    void keepTheirDevicesApart() {
        assertThat(Scenes.ALL).extracting(Scene::prefix).doesNotHaveDuplicates();
    }

    @Test
    void aShareOfTheCastIsExactAndSpread() {
        var odd = numbers(new Cast.Some(0.3, Behaviours.FAILS_BOOT), 40);

        assertThat(odd).hasSize(12).startsWith(4, 7, 10);
    }

    @Test
    void oneOfTheCastIsTheLastIfThereAreTooFew() {
        assertThat(numbers(new Cast.One(3, Behaviours.FAILS_ONCE), 10)).containsExactly(3);
        assertThat(numbers(new Cast.One(3, Behaviours.FAILS_ONCE), 2)).containsExactly(2);
        assertThat(numbers(new Cast.AllNormal(), 10)).isEmpty();
    }

    /// Of those that are not normal.
    private static List<Integer> numbers(Cast cast, int devices) {
        return IntStream.rangeClosed(1, devices)
                .filter(number -> !isNormal(cast.of(number, devices)))
                .boxed()
                .toList();
    }

    private static boolean isNormal(Behaviour behaviour) {
        return behaviour.equals(Behaviours.NORMAL);
    }
}
