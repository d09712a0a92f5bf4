package calypte.model.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.rollout.Sample.Candidate;
import calypte.model.rollout.Sample.Part;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How devices are split into phases.
class SampleTest {

    private static final List<Slice> CANARY =
            List.of(
                    new Slice.Percent(1),
                    new Slice.Percent(10),
                    new Slice.Percent(50),
                    new Slice.Rest());

    private final Sample sample = new Sample(new RolloutId(new UUID(7, 11)));

    @Test
    void percentagesAddUpAndTheLastTakesTheRest() {
        assertThat(sizes(499, CANARY)).containsExactly(5, 45, 200, 249);
        assertThat(sizes(1000, CANARY)).containsExactly(10, 90, 400, 500);
    }

    @Test
    void aPhaseHoldsAtLeastOneDeviceWhileThereIsOne() {
        assertThat(sizes(5, CANARY)).containsExactly(1, 1, 1, 2);
        assertThat(sizes(2, CANARY)).containsExactly(1, 1);
        assertThat(sizes(0, CANARY)).isEmpty();
    }

    @Test
    void tagsChooseBeforeTheSampleDoes() {
        List<Slice> slices =
                List.of(
                        new Slice.Count(3),
                        new Slice.Tagged("lab"),
                        new Slice.Tagged("nobody"),
                        new Slice.Percent(70),
                        new Slice.Rest());

        var parts = sample.split(devices(20), slices);

        assertThat(parts).extracting(Part::slice).containsExactly(0, 1, 3, 4);
        assertThat(parts).extracting(part -> part.devices().size()).containsExactly(3, 10, 1, 6);
        assertThat(parts.get(1).devices()).allMatch(id -> id.getLeastSignificantBits() % 2 == 0);
    }

    @Test
    void isTheSameForTheSameRolloutInWhateverOrderTheDevicesCome() {
        var devices = devices(300);

        assertThat(sample.split(devices.reversed(), CANARY))
                .isEqualTo(sample.split(devices, CANARY));
        assertThat(new Sample(new RolloutId(new UUID(7, 12))).split(devices, CANARY))
                .isNotEqualTo(sample.split(devices, CANARY));
    }

    @Test
    void theCanaryIsSpreadOverTheWholeFleet() {
        var canary = sample.split(devices(10_000), CANARY).get(1).devices();

        var firstHalf = canary.stream().filter(id -> id.getLeastSignificantBits() < 5_000).count();
        assertThat((double) firstHalf / canary.size()).isBetween(0.45, 0.55);
    }

    @Test
    void everyDeviceIsInExactlyOnePhase() {
        var all = sample.split(devices(777), CANARY).stream().flatMap(it -> it.devices().stream());

        assertThat(all).doesNotHaveDuplicates().hasSize(777);
    }

    private List<Integer> sizes(int devices, List<Slice> slices) {
        return sample.split(devices(devices), slices).stream()
                .map(part -> part.devices().size())
                .toList();
    }

    /// Every other one is in the lab.
    private static List<Candidate> devices(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Candidate(
                                new UUID(0x7000, i), i % 2 == 0 ? Set.of("lab") : Set.of("field")))
                .toList();
    }
}
