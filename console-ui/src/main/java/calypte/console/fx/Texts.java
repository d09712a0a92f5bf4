package calypte.console.fx;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The words of one screen, from the `texts` bundle beside it.
public final class Texts {

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The words in the package of `screen`.
    public static Texts beside(Class<?> screen) {
        return new Texts(ResourceBundle.getBundle(screen.getPackageName() + ".texts"));
    }

    public String get(String key) {
        return bundle.getString(key);
    }

    /// The words for what a newer server may say, which then are its own.
    public String getOr(String key, String otherwise) {
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }

    /// The words with `arguments` put in, as [MessageFormat] has it.
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
    }

    ResourceBundle bundle() {
        return bundle;
    }
}
