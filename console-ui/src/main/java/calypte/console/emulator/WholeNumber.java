package calypte.console.emulator;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A number that is typed, kept within its bounds; nonsense is the least.
final class WholeNumber extends StringConverter<Number> {

    private final int least;
    private final int most;

    WholeNumber(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public String toString(@Nullable Number number) {
        return number == null ? "" : Integer.toString(number.intValue());
    }

    @Override
    public Number fromString(String typed) {
        try {
            return Math.clamp(Long.parseLong(typed.strip()), least, most);
        } catch (NumberFormatException _) {
            return least;
        }
    }
}
