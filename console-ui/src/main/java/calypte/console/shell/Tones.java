package calypte.console.shell;

import calypte.console.frame.Notice.Kind;
import calypte.console.look.Looks;
import org.kordamp.ikonli.javafx.FontIcon;

/// How each kind of notice looks.
final class Tones {

    private Tones() {}

    static FontIcon icon(Kind kind) {
        return Looks.icon(
                switch (kind) {
                    case DONE -> "mdi2c-check-circle-outline";
                    case NEWS -> "mdi2i-information-outline";
                    case UNDOABLE -> "mdi2u-undo-variant";
                    case WARNING -> "mdi2a-alert-outline";
                    case ERROR -> "mdi2a-alert-octagon-outline";
                });
    }

    static String style(Kind kind) {
        return switch (kind) {
            case DONE -> "tone-done";
            case NEWS, UNDOABLE -> "tone-news";
            case WARNING -> "tone-warning";
            case ERROR -> "tone-error";
        };
    }
}
