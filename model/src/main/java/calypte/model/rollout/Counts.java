package calypte.model.rollout;

import java.util.EnumMap;
import java.util.Map;

/// How many devices of a phase, or of a rollout, are in each state.
public final class Counts {

    public static final Counts NONE = new Counts(Map.of());

    private final Map<TargetState, Integer> by = new EnumMap<>(TargetState.class);

    private Counts(Map<TargetState, Integer> by) {
        for (var state : TargetState.values()) {
            this.by.put(state, by.getOrDefault(state, 0));
        }
    }

    public static Counts of(Map<TargetState, Integer> by) {
        return new Counts(by);
    }

    public int of(TargetState state) {
        return by.getOrDefault(state, 0);
    }

    public Counts plus(Counts other) {
        var sum = new EnumMap<TargetState, Integer>(by);
        other.by.forEach((state, count) -> sum.merge(state, count, Integer::sum));
        return new Counts(sum);
    }

    public int total() {
        return by.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Those that count for a gate: they have not left.
    public int base() {
        return of(TargetState.SUCCEEDED) + of(TargetState.FAILED) + open();
    }

    public int finished() {
        return of(TargetState.SUCCEEDED) + of(TargetState.FAILED);
    }

    /// Those of which something is still to come.
    public int open() {
        return of(TargetState.PLANNED) + of(TargetState.WAITING) + of(TargetState.UPDATING);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts counts && by.equals(counts.by);
    }

    @Override
    public int hashCode() {
        return by.hashCode();
    }

    @Override
    public String toString() {
        return by.toString();
    }
}
