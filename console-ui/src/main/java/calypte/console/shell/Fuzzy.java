package calypte.console.shell;

import java.util.Locale;

/// How well something typed fits a text: its letters in order, best where words begin and where
/// they stand together.
final class Fuzzy {

    /// The letters are not there in that order.
    static final int NO = -1;

    private static final int LETTER = 1;
    private static final int TOGETHER = 5;
    private static final int WORD_BEGINS = 8;
    private static final int TEXT_BEGINS = 4;

    private Fuzzy() {}

    /// The more the better; [#NO] if it does not fit. Nothing typed fits everything.
    static int score(String typed, String text) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return 0;
        }
        var best = NO;
        var lower = text.toLowerCase(Locale.ROOT);
        for (var from = lower.indexOf(wanted.charAt(0));
                from >= 0;
                from = lower.indexOf(wanted.charAt(0), from + 1)) {
            best = Math.max(best, scoreFrom(from, wanted, lower));
        }
        // Of two that fit alike, the shorter says more about it.
        return best < 0 ? NO : best * 100 - Math.min(99, text.length());
    }

    /// Takes the first letter at `from`, and each next one where it counts most nearby: together
    /// with the last, else at the next beginning of a word, else wherever it comes.
    private static int scoreFrom(int from, String wanted, String text) {
        var score = worth(from, text, false) + (from == 0 ? TEXT_BEGINS : 0);
        var at = from;
        for (var i = 1; i < wanted.length(); i++) {
            var letter = wanted.charAt(i);
            if (letter == ' ') {
                continue;
            }
            var next = at + 1 < text.length() && text.charAt(at + 1) == letter;
            var place = next ? at + 1 : elsewhere(letter, at + 1, text);
            if (place < 0) {
                return NO;
            }
            score += worth(place, text, next);
            at = place;
        }
        return score;
    }

    private static int elsewhere(char letter, int from, String text) {
        for (var i = text.indexOf(letter, from); i >= 0; i = text.indexOf(letter, i + 1)) {
            if (beginsWord(i, text)) {
                return i;
            }
        }
        return text.indexOf(letter, from);
    }

    private static int worth(int place, String text, boolean together) {
        return LETTER + (together ? TOGETHER : 0) + (beginsWord(place, text) ? WORD_BEGINS : 0);
    }

    private static boolean beginsWord(int place, String text) {
        return place == 0 || !Character.isLetterOrDigit(text.charAt(place - 1));
    }
}
