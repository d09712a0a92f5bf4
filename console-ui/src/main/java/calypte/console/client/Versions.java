package calypte.console.client;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/// Versions in the order people expect: 1.9 before 1.10, and 2.0-rc1 before 2.0.
public final class Versions {

    public static final Comparator<String> NATURAL = Versions::compare;

    private static final Pattern BORDER = Pattern.compile("(?<=\\d)(?!\\d)|(?<!\\d)(?=\\d)");

    private Versions() {}

    private static int compare(String one, String other) {
        var left = BORDER.split(one);
        var right = BORDER.split(other);
        for (var i = 0; i < Math.min(left.length, right.length); i++) {
            var difference = compareParts(left[i], right[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return ending(left, right.length) - ending(right, left.length);
    }

    private static int compareParts(String one, String other) {
        var numbers = isNumber(one) && isNumber(other);
        return numbers
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    /// How much a version weighs by what it has beyond `length` parts: `1.0-rc1` is less than
    /// `1.0`, `1.0.1` is more.
    private static int ending(String[] parts, int length) {
        if (parts.length <= length) {
            return 0;
        }
        return parts[length].startsWith("-") ? -1 : 1;
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }
}
