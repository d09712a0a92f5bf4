package calypte.console.devices.intake;

import calypte.console.client.FleetClient;
import calypte.console.csv.CsvLines;
import calypte.console.csv.DeviceImport;
import calypte.console.csv.ImportReport;
import calypte.console.csv.ImportRow;
import calypte.console.csv.ImportRow.Verdict;
import calypte.console.csv.KeyList;
import calypte.console.csv.Mapping;
import calypte.console.csv.Meaning;
import calypte.console.csv.Spreadsheet;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The way of a spreadsheet into the fleet: given, meant, judged, carried out. Until the last step
/// nothing is changed, and the judgement is the one that `calypte device import --dry-run` gives.
public final class ImportViewModel {

    private final Surroundings around;
    private final FleetClient fleet;
    private final DeviceImport devices;
    private final MappingMemory memory;
    private final Runnable onDone;
    private final Texts texts = Texts.beside(ImportViewModel.class);
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.SOURCE);
    private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Mapping> mapping =
            new ReadOnlyObjectWrapper<>(new Mapping(List.of()));
    private final ObjectProperty<@Nullable String> usualType = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<ImportReport> report =
            new ReadOnlyObjectWrapper<>(new ImportReport(List.of()));
    private final ReadOnlyObjectWrapper<Carrying.@Nullable Outcome> outcome =
            new ReadOnlyObjectWrapper<>();
    private @Nullable Spreadsheet sheet;
    private List<String> types = List.of();

    /// Where an operator is on the way.
    public enum Step {
        SOURCE,
        COLUMNS,
        CHECK,
        RESULT
    }

    /// @param onDone hears when devices were entered or changed
    public ImportViewModel(Surroundings around, Runnable onDone) {
        this.around = around;
        this.fleet = around.fleet();
        this.devices = new DeviceImport(fleet.json());
        this.memory = new MappingMemory(around.memory());
        this.onDone = onDone;
    }

    public void take(Path file) {
        run(() -> Source.file(file), this::learn);
    }

    public void paste(String text) {
        run(() -> Source.pasted(text), this::learn);
    }

    private void learn(Source source) {
        var given = source.sheet();
        facts.set(source.facts(texts));
        sheet = given;
        mapping.set(memory.of(given.header()));
        run(
                () -> fleet.catalogue().types().stream().map(type -> type.name()).toList(),
                known -> {
                    types = known;
                    step.set(Step.COLUMNS);
                });
    }

    /// Means a column otherwise.
    public void mean(int column, Mapping.Target target) {
        mapping.set(mapping.get().with(column, target));
    }

    /// Whether there is enough to judge by.
    public boolean isMeant() {
        return mapping.get().has(Meaning.SERIAL);
    }

    /// Lets the server judge each line; nothing is changed.
    public void check() {
        var given = sheet;
        if (given == null || !isMeant()) {
            return;
        }
        memory.keep(given.header(), mapping.get());
        var meant = mapping.get();
        var type = usualType.get();
        run(
                () -> devices.plan(given, meant, type),
                judged -> {
                    report.set(judged);
                    step.set(Step.CHECK);
                });
    }

    /// Writes another text into a cell, and judges anew.
    public void mend(ImportRow row, int column, String cell) {
        var given = sheet;
        if (given != null) {
            sheet = given.with(row.line(), column, cell);
            check();
        }
    }

    public void saveRejected(Path file) {
        var given = sheet;
        if (given != null) {
            run(
                    () -> {
                        try (var out = Files.newOutputStream(file)) {
                            report.get().writeRejected(given, new CsvLines(out));
                        }
                        return file;
                    },
                    written -> around.notices().done(texts.get("rejected.saved", written)));
        }
    }

    /// So many lines would change something.
    public long changes() {
        return report.get().count(Verdict.NEW) + report.get().count(Verdict.UPDATE);
    }

    /// Enters and changes what the judgement said; wrong lines are left out.
    public void commit() {
        if (busy.get() || changes() == 0) {
            return;
        }
        busy.set(true);
        Carrying.begin(around, texts.get("task", changes()), devices, report.get(), this::finish);
    }

    private void finish(Carrying.Outcome done, String brokenOff) {
        busy.set(false);
        trouble.set(brokenOff);
        outcome.set(done);
        step.set(Step.RESULT);
        onDone.run();
    }

    /// Writes the new devices' keys to a file. They are forgotten here then.
    void saveKeys(Carrying.Outcome done, Path file) {
        run(
                () -> {
                    new KeyList(done.keys()).write(file);
                    return file;
                },
                written -> {
                    outcome.set(done.withoutKeys());
                    around.notices().done(texts.get("keys.saved", written));
                });
    }

    public void back() {
        trouble.set("");
        step.set(step.get() == Step.CHECK ? Step.COLUMNS : Step.SOURCE);
    }

    private <T> void run(Callable<T> work, Consumer<? super T> done) {
        busy.set(true);
        trouble.set("");
        around.background()
                .run(
                        work,
                        result -> {
                            busy.set(false);
                            done.accept(result);
                        },
                        this::fail);
    }

    private void fail(Exception cause) {
        busy.set(false);
        trouble.set(Source.trouble(texts, cause));
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// What was found out of the file.
    public ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    @Nullable Spreadsheet sheet() {
        return sheet;
    }

    public ReadOnlyObjectProperty<Mapping> mappingProperty() {
        return mapping.getReadOnlyProperty();
    }

    /// The types there are, to choose the usual one from.
    List<String> types() {
        return types;
    }

    /// The type of devices in lines that name none.
    public ObjectProperty<@Nullable String> usualTypeProperty() {
        return usualType;
    }

    public ReadOnlyObjectProperty<ImportReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Carrying.@Nullable Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    Texts texts() {
        return texts;
    }
}
