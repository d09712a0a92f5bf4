package calypte.console.settings;

import calypte.console.client.ServerSettings;
import calypte.console.client.ServerSettings.Item;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// How the server is set, and whether devices can reach it where they are told to.
public final class SettingsViewModel {

    private final Surroundings around;
    private final Texts texts = Texts.beside(SettingsViewModel.class);
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final FilteredList<Item> shown = new FilteredList<>(items);
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper data = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.UNTRIED);
    private final ReadOnlyObjectWrapper<Endpoints> endpoints;

    /// What trying an address came to.
    public enum Reach {
        UNTRIED,
        TRYING,
        REACHED,
        NOT_REACHED
    }

    SettingsViewModel(Surroundings around) {
        this.around = around;
        this.endpoints = new ReadOnlyObjectWrapper<>(Endpoints.usual(around.fleet().server()));
        search.subscribe(this::select);
    }

    void refresh() {
        around.background()
                .run(
                        around.fleet().platform()::settings,
                        this::show,
                        cause ->
                                trouble.set(
                                        texts.get("trouble", String.valueOf(cause.getMessage()))));
    }

    private void show(ServerSettings now) {
        trouble.set("");
        items.setAll(now.items());
        data.set(texts.get("data", now.data()));
        endpoints.set(
                Endpoints.of(
                        around.fleet().server(), now.addresses().device(), now.addresses().mqtt()));
        if (address.get().isBlank()) {
            address.set(now.addresses().device());
        }
    }

    private void select(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(item ->
                words.isEmpty()
                        || item.key().toLowerCase(Locale.ROOT).contains(words)
                        || item.description().toLowerCase(Locale.ROOT).contains(words));
    }

    /// Tries the address that is typed.
    void tryAddress() {
        reach.set(Reach.TRYING);
        verdict.set(texts.get("address.trying"));
        var url = address.get().strip();
        around.background()
                .run(
                        () -> around.fleet().platform().test(url),
                        found -> {
                            reach.set(found.reachable() ? Reach.REACHED : Reach.NOT_REACHED);
                            verdict.set(texts.get("address.found", found.detail(), found.tookMs()));
                        },
                        cause -> {
                            reach.set(Reach.NOT_REACHED);
                            verdict.set(String.valueOf(cause.getMessage()));
                        });
    }

    /// Writes the support bundle to `target`, in the background.
    void bundle(Path target) {
        var _ =
                around.tasks()
                        .run(
                                texts.get("bundle.task"),
                                _ -> {
                                    around.fleet().platform().supportBundle(target);
                                    return target;
                                },
                                file -> around.notices().done(texts.get("bundle.done", file)),
                                cause ->
                                        around.notices()
                                                .error(
                                                        texts.get(
                                                                "bundle.failed",
                                                                String.valueOf(
                                                                        cause.getMessage()))));
    }

    /// Where a value comes from, in words.
    String origin(Item item) {
        return texts.get("origin." + item.origin());
    }

    List<Item> all() {
        return items;
    }

    ObservableList<Item> shown() {
        return shown;
    }

    StringProperty searchProperty() {
        return search;
    }

    StringProperty addressProperty() {
        return address;
    }

    ReadOnlyObjectProperty<Endpoints> endpointsProperty() {
        return endpoints.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Reach> reachProperty() {
        return reach.getReadOnlyProperty();
    }

    public String getVerdict() {
        return verdict.get();
    }

    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    public String getData() {
        return data.get();
    }

    public ReadOnlyStringProperty dataProperty() {
        return data.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
