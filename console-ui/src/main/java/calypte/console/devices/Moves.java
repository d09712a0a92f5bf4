package calypte.console.devices;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// How much one order differs from another, as the eye counts: a line that came, one that went, and
/// one that was carried past others. Those that were only pushed along count for nothing.
final class Moves {

    private Moves() {}

    static <T> int count(List<T> before, List<T> after) {
        var places = new HashMap<T, Integer>();
        for (var i = 0; i < before.size(); i++) {
            places.put(before.get(i), i);
        }
        var stayed = after.stream().filter(places::containsKey).mapToInt(places::get).toArray();
        var came = after.size() - stayed.length;
        var gone = new HashSet<>(before);
        after.forEach(gone::remove);
        return came + gone.size() + stayed.length - longestRising(stayed);
    }

    /// How many of them can be taken so that they rise: those have kept their order.
    private static int longestRising(int[] numbers) {
        var ends = new int[numbers.length];
        var length = 0;
        for (var number : numbers) {
            var at = Arrays.binarySearch(ends, 0, length, number);
            var place = at < 0 ? -at - 1 : at;
            ends[place] = number;
            if (place == length) {
                length++;
            }
        }
        return length;
    }
}
