package calypte.console.devices;

import calypte.console.client.Catalogue;
import calypte.console.client.Summary;
import calypte.console.filter.Completion;
import calypte.console.filter.Language;
import calypte.console.filter.Language.Reading;
import calypte.console.filter.Mistake;
import calypte.console.fx.Memory;
import calypte.console.fx.Texts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The line in which an operator says which devices they want to see.
public final class FilterViewModel {

    private final Texts texts = Texts.beside(FilterViewModel.class);
    private final SavedViews saved;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Mistake> mistake = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final Set<String> tags = new TreeSet<>();
    private Catalogue catalogue = Catalogue.EMPTY;
    private Language language = DeviceLanguage.of(Catalogue.EMPTY, Set.of());
    private String applied = "";

    FilterViewModel(Memory memory) {
        this.saved = new SavedViews(memory);
        // What is wrong is said once it is applied; while it is being mended, as it goes.
        text.subscribe(this::judgeAgain);
    }

    /// What was applied has been read, and finds so many of all.
    void found(String rsql, Catalogue known, long matching, Summary summary) {
        applied = rsql;
        learn(known);
        mistake.set(null);
        count.set(texts.get("count", matching, summary.total()));
        say(summary);
    }

    /// What was applied cannot be read.
    void misread(Mistake made, Catalogue known) {
        learn(known);
        mistake.set(made);
    }

    /// The fleet is in other states by now.
    void say(Summary summary) {
        chips.setAll(Chip.of(summary, texts));
    }

    /// Tags that were seen are offered.
    void see(List<DeviceRow> rows) {
        rows.forEach(row -> tags.addAll(row.device().tags()));
        language = DeviceLanguage.of(catalogue, tags);
    }

    private void learn(Catalogue known) {
        catalogue = known;
        language = DeviceLanguage.of(catalogue, tags);
        var named = DeviceLanguage.named(text.get(), catalogue);
        if (!named.equals(text.get())) {
            text.set(named);
        }
    }

    private void judgeAgain(String typed) {
        if (mistake.get() != null) {
            mistake.set(language.read(typed) instanceof Reading.Wrong(var made) ? made : null);
        }
    }

    /// What could be typed at `caret`.
    public Completion complete(String typed, int caret) {
        return Completion.at(typed, caret, language);
    }

    /// Whether the list shows exactly what `typed` finds.
    public boolean isOn(String typed) {
        return language.read(typed) instanceof Reading.Read(var rsql) && rsql.equals(applied);
    }

    public void save(String name) {
        if (!name.isBlank() && !text.get().isBlank()) {
            saved.save(name, text.get());
        }
    }

    public void forget(SavedViews.View view) {
        saved.forget(view);
    }

    public ObservableList<SavedViews.View> views() {
        return saved.views();
    }

    public ObservableList<Chip> chips() {
        return chips;
    }

    /// In the server's words.
    public String applied() {
        return applied;
    }

    public StringProperty textProperty() {
        return text;
    }

    public String getCount() {
        return count.get();
    }

    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Mistake> mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    public Texts texts() {
        return texts;
    }
}
