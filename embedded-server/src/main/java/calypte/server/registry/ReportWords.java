package calypte.server.registry;

import calypte.server.http.Body;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a device says it runs, as every door checks it. Nothing is assumed of its words but that
/// they can be kept.
public final class ReportWords {

    private static final int LONGEST_SERIAL = 200;

    /// One word: remembered boots are kept apart by spaces.
    private static final Pattern BOOT_ID = Pattern.compile("[!-~]{1,64}");

    private ReportWords() {}

    public static String firmwareSerial(String text) {
        if (text.isBlank() || text.length() > LONGEST_SERIAL) {
            throw new IllegalArgumentException("must be 1 to " + LONGEST_SERIAL + " characters");
        }
        return text;
    }

    public static @Nullable String bootId(Body body) {
        return body.optional("boot_id", ReportWords::bootId);
    }

    public static @Nullable Long seq(Body body) {
        var seq = body.integer("seq");
        if (seq != null && seq < 0) {
            body.wrong("seq", "must not be negative");
        }
        return seq;
    }

    private static String bootId(String text) {
        if (!BOOT_ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 64 printable characters without spaces");
        }
        return text;
    }
}
