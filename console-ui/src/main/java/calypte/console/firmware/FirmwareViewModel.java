package calypte.console.firmware;

import calypte.console.client.AuditEvent;
import calypte.console.client.Catalogue;
import calypte.console.client.Device;
import calypte.console.client.LiveFeed;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import calypte.model.firmware.FirmwareId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The firmware library as a list, with who runs what kept up to date while somebody looks.
public final class FirmwareViewModel {

    private static final Duration PACE = Duration.ofMillis(500);
    private static final Duration SLOW_PACE = Duration.ofSeconds(2);

    private final Surroundings around;
    private final ArrivalsViewModel arrivals;
    private final Texts texts = Texts.beside(FirmwareViewModel.class);
    private final ObservableList<FirmwareRow> rows = FXCollections.observableArrayList();
    private final FilteredList<FirmwareRow> shown = new FilteredList<>(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty empty = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private volatile boolean watched;

    public FirmwareViewModel(Surroundings around) {
        this.around = around;
        this.arrivals = new ArrivalsViewModel(around, _ -> refresh());
        search.subscribe(_ -> select());
        around.feed().listen(listener());
    }

    private LiveFeed.Listener listener() {
        var background = around.background();
        var changes = new Conflated<String, Boolean>(background.after(PACE), _ -> refresh());
        var moves = new Conflated<String, Boolean>(background.after(SLOW_PACE), _ -> refresh());
        return new LiveFeed.Listener() {
            @Override
            public void audit(AuditEvent event) {
                var action = event.action();
                if (action.startsWith("firmware-") || action.equals("device-type-created")) {
                    changes.offer("library", true);
                }
            }

            @Override
            public void device(Device device) {
                if (watched) {
                    moves.offer("counts", true);
                }
            }

            @Override
            public void connected() {
                changes.offer("library", true);
            }
        };
    }

    /// Whether anybody looks: while nobody does, devices that move cost nothing.
    public void watch(boolean somebody) {
        watched = somebody;
    }

    public void refresh() {
        around.background()
                .run(
                        around.fleet()::catalogue,
                        this::show,
                        cause -> trouble.set(texts.get("trouble", "" + cause.getMessage())));
    }

    private void show(Catalogue catalogue) {
        arrivals.know(catalogue);
        var now =
                catalogue.firmware().stream()
                        .map(entry -> new FirmwareRow(entry, catalogue, texts))
                        .toList();
        replace(now);
        empty.set(now.isEmpty());
        summary.set(texts.get("summary", now.size(), catalogue.types().size()));
        trouble.set("");
    }

    /// Lines that are the same stay the same: a table forgets what was chosen when all change.
    private void replace(List<FirmwareRow> now) {
        if (ids(now).equals(ids(rows))) {
            for (var i = 0; i < now.size(); i++) {
                if (!now.get(i).entry().equals(rows.get(i).entry())
                        || !now.get(i).type().equals(rows.get(i).type())) {
                    rows.set(i, now.get(i));
                }
            }
        } else {
            rows.setAll(now);
        }
    }

    private static List<FirmwareId> ids(List<FirmwareRow> rows) {
        return rows.stream().map(row -> row.entry().id()).toList();
    }

    private void select() {
        var words = search.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(row -> words.isEmpty() || row.mentions(words));
    }

    /// The line of that firmware, as it is now.
    Optional<FirmwareRow> row(@Nullable FirmwareId id) {
        return rows.stream().filter(row -> row.entry().id().equals(id)).findFirst();
    }

    /// The line of that serial.
    Optional<FirmwareRow> row(String serial) {
        return rows.stream().filter(row -> row.entry().serial().equals(serial)).findFirst();
    }

    public ArrivalsViewModel arrivals() {
        return arrivals;
    }

    public ObservableList<FirmwareRow> shown() {
        return shown;
    }

    ObservableList<FirmwareRow> rows() {
        return rows;
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// Whether there is no firmware at all.
    public BooleanProperty emptyProperty() {
        return empty;
    }

    public String getSummary() {
        return summary.get();
    }

    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
