package calypte.console.device;

import calypte.console.client.DeviceDetail;
import calypte.console.frame.Surroundings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What people write down about a device: its name, tags and notes.
public final class DescribeViewModel {

    private final Surroundings around;
    private final DeviceDetail before;
    private final Consumer<Map<String, Object>> onDone;
    private final StringProperty name;
    private final StringProperty tags;
    private final StringProperty notes;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// @param onDone hears of the words that were there before
    DescribeViewModel(
            Surroundings around, DeviceDetail before, Consumer<Map<String, Object>> onDone) {
        this.around = around;
        this.before = before;
        this.onDone = onDone;
        name = new SimpleStringProperty(before.device().name());
        tags = new SimpleStringProperty(String.join(", ", before.device().tags()));
        notes = new SimpleStringProperty(before.notes());
    }

    /// Sends what is other than it was: what somebody else writes meanwhile stays.
    void submit() {
        var old = new LinkedHashMap<String, Object>();
        var fresh = new LinkedHashMap<String, Object>();
        compare("name", before.device().name(), name.get().strip(), old, fresh);
        compare("tags", before.device().tags(), words(tags.get()), old, fresh);
        compare("notes", before.notes(), notes.get().strip(), old, fresh);
        around.background()
                .run(
                        () -> around.fleet().oneDevice().describe(before.device().id(), fresh),
                        _ -> onDone.accept(old),
                        cause ->
                                trouble.set(
                                        Objects.requireNonNullElse(
                                                cause.getMessage(), cause.toString())));
    }

    private static void compare(
            String field,
            Object was,
            Object is,
            Map<String, Object> old,
            Map<String, Object> fresh) {
        if (!was.equals(is)) {
            old.put(field, was);
            fresh.put(field, is);
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty tagsProperty() {
        return tags;
    }

    StringProperty notesProperty() {
        return notes;
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
