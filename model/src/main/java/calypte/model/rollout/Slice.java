package calypte.model.rollout;

/// Which devices a phase takes, of those that no phase before it took.
public sealed interface Slice {

    /// So many of a hundred of all, together with the phases before.
    record Percent(int percent) implements Slice {}

    record Count(int count) implements Slice {}

    /// Those with that tag.
    record Tagged(String tag) implements Slice {}

    record Rest() implements Slice {}

    /// What a phase is called unless it was given a name.
    default String words() {
        return switch (this) {
            case Percent(var percent) -> percent + " %";
            case Count(var count) -> count == 1 ? "1 device" : count + " devices";
            case Tagged(var tag) -> tag;
            case Rest _ -> "rest";
        };
    }
}
