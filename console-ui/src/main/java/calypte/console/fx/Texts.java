package calypte.console.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of one screen, from the `texts` bundle beside it.
public final class Texts {

    private final String name;

    private Texts(String name) {
        this.name = name;
    }

    /// The words in the package of `screen`.
    public static Texts beside(Class<?> screen) {
        return new Texts(screen.getPackageName() + ".texts");
    }

    public String get(String key) {
        return bundle().getString(key);
    }

    /// The words for what a newer server may say, which then are its own.
    public String getOr(String key, String otherwise) {
        return bundle().containsKey(key) ? bundle().getString(key) : otherwise;
    }

    /// The words with `arguments` put in, as [MessageFormat] has it.
    public String get(String key, Object... arguments) {
        return new MessageFormat(get(key), Locale.getDefault()).format(arguments);
    }

    /// In the language of now: the platform keeps what it has read.
    ResourceBundle bundle() {
        return ResourceBundle.getBundle(name);
    }
}
