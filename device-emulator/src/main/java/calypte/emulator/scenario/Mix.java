package calypte.emulator.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// How a fleet is made up: behaviours and their weights. Weights are relative and need not sum up
/// to anything.
public record Mix(Map<Behaviour, Integer> weights) {

    public static final Mix ALL_NORMAL = new Mix(Map.of(Behaviours.NORMAL, 1));

    public Mix {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        if (weights.values().stream().mapToInt(Integer::intValue).sum() <= 0) {
            throw new IllegalArgumentException("a mix needs at least one weight above 0");
        }
    }

    /// Reads `normal=80,slow=10,fails-install=10`.
    ///
    /// @throws IllegalArgumentException in words for whoever typed it, if it is no mix
    public static Mix parse(String text) {
        var weights = new LinkedHashMap<Behaviour, Integer>();
        for (var part : text.split(",", -1)) {
            var equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "'"
                                + part.strip()
                                + "' is not of the form name=weight, as in normal=80,slow=20");
            }
            var behaviour = Behaviours.named(part.substring(0, equals).strip());
            weights.merge(behaviour, weight(part.substring(equals + 1).strip()), Integer::sum);
        }
        return new Mix(weights);
    }

    private static int weight(String text) {
        try {
            var weight = Integer.parseInt(text);
            if (weight >= 0 && weight <= 1_000_000) {
                return weight;
            }
        } catch (NumberFormatException _) {
            // Said below, in words.
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a weight: a whole number from 0 to 1,000,000");
    }

    /// The behaviour of the device with this number. The same seed and number give the same one.
    public Behaviour of(long seed, int number) {
        var total = weights.values().stream().mapToInt(Integer::intValue).sum();
        var drawn = new SplittableRandom(seed * 31 + number).nextInt(total);
        for (var entry : weights.entrySet()) {
            drawn -= entry.getValue();
            if (drawn < 0) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("drawn beyond the total");
    }
}
