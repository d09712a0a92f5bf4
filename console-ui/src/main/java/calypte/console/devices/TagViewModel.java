package calypte.console.devices;

import calypte.console.client.Selection;
import calypte.console.client.SelectionClient;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Tags for the selected devices: how many it would change is counted as they are typed.
public final class TagViewModel {

    private final SelectionClient selections;
    private final Latest latest;
    private final Selection target;
    private final Consumer<TagChange> onSubmit;
    private final Texts texts = Texts.beside(TagViewModel.class);
    private final StringProperty on = new SimpleStringProperty("");
    private final StringProperty off = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verb = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();

    TagViewModel(Surroundings around, Selection target, Consumer<TagChange> onSubmit) {
        this.selections = around.fleet().selections();
        this.latest = new Latest(around.background());
        this.target = target;
        this.onSubmit = onSubmit;
        verb.set(texts.get("tag.verb.none"));
        on.subscribe(this::count);
        off.subscribe(this::count);
    }

    private record Counted(long changed, long all) {}

    private void count() {
        var change = change();
        ready.set(false);
        if (change.isNothing()) {
            preview.set("");
            return;
        }
        latest.ask(
                () ->
                        new Counted(
                                selections.count(target, change.filter()),
                                selections.count(target, "")),
                this::show,
                cause -> preview.set(String.valueOf(cause.getMessage())));
    }

    private void show(Counted counted) {
        preview.set(texts.get("tag.preview", counted.changed(), counted.all() - counted.changed()));
        verb.set(texts.get("tag.verb", counted.changed()));
        ready.set(counted.changed() > 0);
    }

    private TagChange change() {
        return TagChange.of(on.get(), off.get());
    }

    public void submit() {
        if (ready.get()) {
            onSubmit.accept(change());
        }
    }

    public StringProperty onProperty() {
        return on;
    }

    public StringProperty offProperty() {
        return off;
    }

    public String getPreview() {
        return preview.get();
    }

    public ReadOnlyStringProperty previewProperty() {
        return preview.getReadOnlyProperty();
    }

    public String getVerb() {
        return verb.get();
    }

    public ReadOnlyStringProperty verbProperty() {
        return verb.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }
}
