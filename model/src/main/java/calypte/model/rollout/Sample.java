package calypte.model.rollout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Splits devices into phases: a sample that looks random, and is the same each time for the same
/// rollout, so that what was shown beforehand is what happens.
public final class Sample {

    private final RolloutId seed;

    public Sample(RolloutId seed) {
        this.seed = seed;
    }

    /// A device that can be chosen.
    public record Candidate(UUID id, Set<String> tags) {}

    /// One phase: the index of its slice, and its devices in no telling order.
    public record Part(int slice, List<UUID> devices) {}

    /// Each candidate in exactly one part; the last slice takes whoever is left. A slice that
    /// nobody is left for, or whose tag nobody has, makes no part.
    ///
    /// Tags choose first, so that how large each part becomes does not depend on the seed.
    public List<Part> split(List<Candidate> candidates, List<Slice> slices) {
        var left = shuffled(candidates);
        var taken = new ArrayList<List<Candidate>>();
        slices.forEach(slice ->
                taken.add(slice instanceof Slice.Tagged(var tag) ? take(left, tag) : List.of()));
        var together = 0;
        for (var i = 0; i < slices.size(); i++) {
            var more =
                    i == slices.size() - 1
                            ? left.size()
                            : wanted(slices.get(i), candidates.size(), together);
            var part = Stream.concat(taken.get(i).stream(), take(left, more).stream()).toList();
            taken.set(i, part);
            together += part.size();
        }
        return IntStream.range(0, slices.size())
                .filter(i -> !taken.get(i).isEmpty())
                .mapToObj(i -> new Part(i, taken.get(i).stream().map(Candidate::id).toList()))
                .toList();
    }

    /// How many a slice takes beside those that its tag has chosen.
    private static long wanted(Slice slice, int total, int together) {
        return switch (slice) {
            case Slice.Percent(var percent) ->
                    Math.max(1, Math.ceilDiv((long) total * percent, 100L) - together);
            case Slice.Count(var count) -> count;
            case Slice.Tagged _ -> 0;
            case Slice.Rest _ -> total;
        };
    }

    private static List<Candidate> take(Set<Candidate> left, String tag) {
        var taken = left.stream().filter(device -> device.tags().contains(tag)).toList();
        left.removeAll(new HashSet<>(taken));
        return taken;
    }

    private static List<Candidate> take(Set<Candidate> left, long count) {
        var taken = left.stream().limit(count).toList();
        left.removeAll(new HashSet<>(taken));
        return taken;
    }

    private Set<Candidate> shuffled(List<Candidate> candidates) {
        var keyed = new ArrayList<Keyed>(candidates.size());
        candidates.forEach(device -> keyed.add(new Keyed(key(device.id()), device)));
        Collections.sort(keyed);
        var order = LinkedHashSet.<Candidate>newLinkedHashSet(keyed.size());
        keyed.forEach(it -> order.add(it.device()));
        return order;
    }

    /// Stafford's 13th mix: neighbours in, strangers out.
    private long key(UUID device) {
        var z =
                device.getMostSignificantBits()
                        ^ Long.rotateLeft(device.getLeastSignificantBits(), 31);
        z += seed.value().getMostSignificantBits() * 0x9E37_79B9_7F4A_7C15L;
        z ^= seed.value().getLeastSignificantBits();
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    private record Keyed(long key, Candidate device) implements Comparable<Keyed> {
        @Override
        public int compareTo(Keyed other) {
            var byKey = Long.compare(key, other.key);
            return byKey != 0 ? byKey : device.id().compareTo(other.device.id());
        }
    }
}
