package calypte.console.devices;

import calypte.console.fx.Memory;
import java.util.Comparator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Filters that an operator has given a name, kept beyond the window.
public final class SavedViews {

    private static final String KEY = "devices.views";

    private final Memory memory;
    private final ObservableList<View> views = FXCollections.observableArrayList();

    /// A filter with a name.
    public record View(String name, String filter) {}

    SavedViews(Memory memory) {
        this.memory = memory;
        memory.recall(KEY).stream()
                .flatMap(String::lines)
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> views.add(new View(parts[0], parts[1])));
    }

    /// By name.
    public ObservableList<View> views() {
        return FXCollections.unmodifiableObservableList(views);
    }

    /// Keeps it in place of one of the same name.
    void save(String name, String filter) {
        var plain = name.strip().replaceAll("\\s+", " ");
        views.removeIf(view -> view.name().equals(plain));
        views.add(new View(plain, filter.strip().replaceAll("\\s+", " ")));
        views.sort(Comparator.comparing(View::name, String.CASE_INSENSITIVE_ORDER));
        keep();
    }

    void forget(View view) {
        views.remove(view);
        keep();
    }

    private void keep() {
        var lines = views.stream().map(view -> view.name() + "\t" + view.filter()).toList();
        memory.keep(KEY, String.join("\n", lines));
    }
}
