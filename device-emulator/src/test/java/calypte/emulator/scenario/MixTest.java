package calypte.emulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixTest {

    @Test
    void sharesDevicesOutByWeight() {
        var mix = Mix.parse("normal=80, slow=10,fails-install=10");

        var counts =
                IntStream.range(0, 10_000)
                        .mapToObj(number -> mix.of(1, number).name())
                        .collect(Collectors.groupingBy(name -> name, Collectors.counting()));

        assertThat(counts).containsOnlyKeys("normal", "slow", "fails-install");
        assertThat(counts.get("normal")).isBetween(7_800L, 8_200L);
        assertThat(counts.get("slow")).isBetween(850L, 1_150L);
    }

    @Test
    void givesTheSameFleetForTheSameSeed() {
        var mix = Mix.parse("normal=1,power-cut=1");

        assertThat(IntStream.range(0, 50).mapToObj(n -> mix.of(42, n)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(n -> mix.of(42, n)).toList());
        assertThat(Behaviours.GOES_OFFLINE.plan(42, 7, 2))
                .isEqualTo(Behaviours.GOES_OFFLINE.plan(42, 7, 2))
                .isNotEqualTo(Behaviours.GOES_OFFLINE.plan(42, 8, 2));
    }

    @Test
    void namesTheNearestBehaviourWhenThereIsNoneOfTheName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mix.parse("normal=1,fail-install=2"))
                .withMessageContaining("did you mean 'fails-install'?");
    }

    @Test
    void saysWhatIsWrongWithAWeight() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mix.parse("normal=many"))
                .withMessageContaining("'many' is not a weight");
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.parse("normal=0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mix.parse("normal"))
                .withMessageContaining("name=weight");
    }
}
