package calypte.console.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What each column of a [Spreadsheet] is for a device.
public record Mapping(List<Target> targets) {

    private static final String ATTRIBUTE = "attribute.";

    public Mapping {
        targets = List.copyOf(targets);
    }

    /// Where the cells of a column go.
    public sealed interface Target {
        record Field(Meaning meaning) implements Target {}

        /// One attribute of that name.
        record Attribute(String name) implements Target {}

        record Nowhere() implements Target {}
    }

    /// By the names of the columns. Of two columns for the same, such as the id and the version of
    /// the firmware, the surer one is taken.
    public static Mapping guess(List<String> header) {
        var targets = new ArrayList<Target>();
        for (var name : header) {
            targets.add(
                    name.toLowerCase(Locale.ROOT).startsWith(ATTRIBUTE)
                            ? new Target.Attribute(name.substring(ATTRIBUTE.length()))
                            : new Target.Nowhere());
        }
        for (var meaning : Meaning.values()) {
            var best = -1;
            var bestRank = Integer.MAX_VALUE;
            for (var column = 0; column < header.size(); column++) {
                var rank = meaning.rank(header.get(column)).orElse(Integer.MAX_VALUE);
                if (rank < bestRank) {
                    best = column;
                    bestRank = rank;
                }
            }
            if (best >= 0) {
                targets.set(best, new Target.Field(meaning));
            }
        }
        return new Mapping(targets);
    }

    /// The same, with one column meant otherwise; any other column of that meaning goes nowhere.
    public Mapping with(int column, Target target) {
        var changed = new ArrayList<>(targets);
        changed.replaceAll(it -> it.equals(target) ? new Target.Nowhere() : it);
        changed.set(column, target);
        return new Mapping(changed);
    }

    public boolean has(Meaning meaning) {
        return targets.contains(new Target.Field(meaning));
    }

    /// The column of a meaning; -1 if there is none.
    int column(Meaning meaning) {
        return targets.indexOf(new Target.Field(meaning));
    }
}
