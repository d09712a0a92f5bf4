package calypte.server.firmware;

import java.util.Locale;
import java.util.regex.Pattern;

/// Which bytes of a content a request asks for (RFC 9110, 14).
sealed interface ByteRange {

    /// All of it: also the answer to what we do not understand, and to several ranges at once.
    record Whole() implements ByteRange {}

    /// From `first` to `last`, both included.
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /// The content ends before the range begins.
    record Beyond() implements ByteRange {}

    Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d*)\\s*-\\s*(\\d*)\\s*");

    /// What the `Range` header means for content of `size` bytes.
    static ByteRange of(String header, long size) {
        var single = SINGLE.matcher(header.strip().toLowerCase(Locale.ROOT));
        if (!single.matches()) {
            return new Whole();
        }
        var from = single.group(1);
        var to = single.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? new Whole() : suffix(number(to), size);
        }
        var first = number(from);
        var last = to.isEmpty() ? Long.MAX_VALUE : number(to);
        if (last < first) {
            return new Whole();
        }
        return first >= size ? new Beyond() : new Part(first, Math.min(last, size - 1));
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0
                ? new Beyond()
                : new Part(Math.max(0, size - length), size - 1);
    }

    /// A number too large for us is as good as the largest.
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
