package calypte.console.frame;

import java.util.List;
import java.util.OptionalLong;

/// What the operator is asked before something is done that cannot be taken back by a click.
///
/// @param consequences what follows, one line each, with counts
/// @param verb what the button says, such as "Revoke 1.5.0"
/// @param destructive whether something is lost: then Enter means no
/// @param typed a count that has to be typed, as proof that it was read
public record Question(
        String title,
        List<String> consequences,
        String verb,
        boolean destructive,
        OptionalLong typed) {

    /// So many are many: their count is to be typed.
    private static final long MANY = 100;

    /// One with consequences that can be mended.
    public static Question consequential(String title, List<String> consequences, String verb) {
        return new Question(title, consequences, verb, false, OptionalLong.empty());
    }

    /// One with a loss that touches `count` devices.
    public static Question destructive(
            String title, List<String> consequences, String verb, long count) {
        var typed = count > MANY ? OptionalLong.of(count) : OptionalLong.empty();
        return new Question(title, consequences, verb, true, typed);
    }
}
