package calypte.model.rollout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
    public List<Part> split(List<Candidate> candidates, List<Slice> slices) {
        var left = shuffled(candidates);
        var parts = new ArrayList<Part>();
        var total = candidates.size();
        for (var i = 0; i < slices.size(); i++) {
            var isLast = i == slices.size() - 1;
            var taken = isLast ? List.copyOf(left) : take(left, slices.get(i), total);
            left.removeAll(new HashSet<>(taken));
            if (!taken.isEmpty()) {
                parts.add(new Part(i, taken.stream().map(Candidate::id).toList()));
            }
        }
        return parts;
    }

    private static List<Candidate> take(Set<Candidate> left, Slice slice, int total) {
        return switch (slice) {
            case Slice.Percent(var percent) -> {
                var together = Math.ceilDiv((long) total * percent, 100L);
                yield first(left, Math.max(1, together - (total - left.size())));
            }
            case Slice.Count(var count) -> first(left, count);
            case Slice.Tagged(var tag) ->
                    left.stream().filter(device -> device.tags().contains(tag)).toList();
            case Slice.Rest _ -> List.copyOf(left);
        };
    }

    private static List<Candidate> first(Set<Candidate> left, long count) {
        return left.stream().limit(count).toList();
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
