package calypte.server.wire;

import java.util.Locale;
import java.util.regex.Pattern;

/// Takes out of a payload what might be a secret. A device may send its key where none belongs: a
/// registration as it goes over HTTP has one, and MQTT takes unknown fields without a word.
final class Hush {

    private static final String HIDDEN = "•••";

    /// A field that sounds like a secret, and its value: a string, open at its end if the payload
    /// is broken or cut, or anything up to the next field. Its parts are bounded and none of them
    /// nests, for whoever sends a payload also chooses how long the search in it takes.
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?is)(\"[^\"]{0,80}(?:key|pass|secret|token)[^\"]{0,80}\"\\s{0,8}:\\s{0,8})"
                            + "(?:\".*?(?:(?<!\\\\)\"|\\z)|[^,}\\]]*)");

    private Hush() {}

    static String secrets(String payload) {
        return soundsSecret(payload.toLowerCase(Locale.ROOT))
                ? SECRET.matcher(payload).replaceAll("$1\"" + HIDDEN + "\"")
                : payload;
    }

    /// The same, where the secret itself is known.
    static String secret(String payload, String known) {
        return known.isEmpty() ? payload : payload.replace(known, HIDDEN);
    }

    /// Most payloads do not, and are not searched any further.
    private static boolean soundsSecret(String text) {
        return text.contains("key")
                || text.contains("pass")
                || text.contains("secret")
                || text.contains("token");
    }
}
