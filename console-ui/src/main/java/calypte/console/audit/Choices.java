package calypte.console.audit;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words for what is chosen, never typed.
final class Choices<T> extends StringConverter<T> {

    private final Function<T, String> words;

    Choices(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T one) {
        return one == null ? "" : words.apply(one);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("chosen, not typed");
    }
}
