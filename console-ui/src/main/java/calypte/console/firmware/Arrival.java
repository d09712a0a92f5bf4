package calypte.console.firmware;

import calypte.console.fx.Texts;
import calypte.console.look.Words;
import calypte.model.firmware.Descriptor;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A firmware on its way into the library: its file, what it will be called, and how far it is.
///
/// Names can be changed until it is sent; from then on the server has them.
public final class Arrival {

    private final @Nullable Path file;
    private final long size;
    private final Texts texts = Texts.beside(Arrival.class);
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.READING);
    private final StringProperty version = new SimpleStringProperty("");
    private final StringProperty serial = new SimpleStringProperty("");
    private final StringProperty type = new SimpleStringProperty("");
    private final StringProperty sequence = new SimpleStringProperty("");
    private final StringProperty signature = new SimpleStringProperty("");
    private final StringProperty digest = new SimpleStringProperty("");
    private final StringProperty phase = new SimpleStringProperty("");
    private final StringProperty hint = new SimpleStringProperty("");
    private final StringProperty trouble = new SimpleStringProperty("");
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private @Nullable Descriptor descriptor;

    /// How far it is.
    public enum Step {
        /// Its bytes are read here, for their digest.
        READING,
        /// It waits for the operator's word.
        READY,
        /// It is under way to the server.
        SENDING
    }

    Arrival(Path file, long size) {
        this.file = file;
        this.size = size;
        var name = FileName.of(getName());
        version.set(name.version());
        serial.set(name.stem());
    }

    /// One that devices run already, of which there is no file.
    Arrival() {
        this.file = null;
        this.size = 0;
        step.set(Step.READY);
    }

    /// Takes what came with it. A descriptor's names are those that were signed, and win.
    void take(Papers paper) {
        switch (paper) {
            case Papers.Signature(var base64) -> signature.set(base64);
            case Papers.Names(var names) -> {
                descriptor = names;
                version.set(names.version());
                serial.set(names.serial());
                type.set(names.type());
                sequence.set(Long.toString(names.sequence()));
            }
            case Papers.Unreadable _ -> trouble.set(texts.get("arrival.paper-unreadable"));
        }
        compare();
    }

    void digested(String hex) {
        digest.set(hex);
        step.set(Step.READY);
        phase.set("");
        compare();
    }

    /// Says it before the server does, and in plainer words.
    private void compare() {
        var names = descriptor;
        if (names != null
                && !digest.get().isEmpty()
                && !names.sha256().hex().equals(digest.get())) {
            trouble.set(texts.get("arrival.other-content"));
        }
    }

    /// The names from which one can tell the type.
    String family() {
        return FileName.of(getName()).family();
    }

    public @Nullable Path file() {
        return file;
    }

    public String getName() {
        return file == null ? texts.get("arrival.no-file") : Papers.name(file);
    }

    public String getSize() {
        return file == null ? "" : Words.size(size);
    }

    long bytes() {
        return size;
    }

    /// Whether it can be sent as it is.
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () ->
                        step.get() == Step.READY
                                && !version.get().isBlank()
                                && !serial.get().isBlank()
                                && !type.get().isBlank()
                                && (signature.get().isEmpty() || isNumber(sequence.get())),
                step,
                version,
                serial,
                type,
                signature,
                sequence);
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("\\d{1,18}");
    }

    /// The maker's count; null if there is none.
    @Nullable Long count() {
        return isNumber(sequence.get()) ? Long.valueOf(sequence.get().strip()) : null;
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step;
    }

    void at(Step now) {
        step.set(now);
    }

    public StringProperty versionProperty() {
        return version;
    }

    public StringProperty serialProperty() {
        return serial;
    }

    public StringProperty typeProperty() {
        return type;
    }

    public StringProperty sequenceProperty() {
        return sequence;
    }

    /// The maker's signature in base64; empty without one.
    public ReadOnlyStringProperty signatureProperty() {
        return signature;
    }

    /// In hexadecimal; empty until all is read.
    public ReadOnlyStringProperty digestProperty() {
        return digest;
    }

    /// What goes on, in words.
    public StringProperty phaseProperty() {
        return phase;
    }

    /// What the operator should know before they say yes.
    public StringProperty hintProperty() {
        return hint;
    }

    public StringProperty troubleProperty() {
        return trouble;
    }

    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    void reach(double fraction) {
        progress.set(fraction);
    }
}
