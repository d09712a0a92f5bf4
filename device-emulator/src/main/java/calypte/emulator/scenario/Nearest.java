package calypte.emulator.scenario;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/// Finds what somebody may have meant who typed a name that there is not.
public final class Nearest {

    private Nearest() {}

    /// The one of `known`, of which there is at least one, that takes the fewest changes.
    public static String to(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .orElseThrow();
    }

    /// How many characters to insert, delete or replace (Levenshtein).
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
