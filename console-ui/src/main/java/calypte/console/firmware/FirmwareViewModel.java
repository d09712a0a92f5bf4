package calypte.console.firmware;

import calypte.console.client.AuditEvent;
import calypte.console.client.Catalogue;
import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.fx.Background;
import calypte.console.fx.Conflated;
import calypte.console.fx.Texts;
import java.time.Duration;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The firmware library as a list.
public final class FirmwareViewModel {

    private static final Duration PACE = Duration.ofMillis(500);

    private final FleetClient fleet;
    private final Background background;
    private final Texts texts = Texts.beside(FirmwareViewModel.class);
    private final ObservableList<FirmwareRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    public FirmwareViewModel(FleetClient fleet, LiveFeed feed, Background background) {
        this.fleet = fleet;
        this.background = background;
        var changes = new Conflated<String, Boolean>(background.after(PACE), _ -> refresh());
        feed.listen(
                new LiveFeed.Listener() {
                    @Override
                    public void audit(AuditEvent event) {
                        if (event.action().startsWith("firmware-")) {
                            changes.offer("library", true);
                        }
                    }

                    @Override
                    public void connected() {
                        changes.offer("library", true);
                    }
                });
    }

    public void refresh() {
        background.run(
                fleet::catalogue,
                this::show,
                cause -> trouble.set(texts.get("trouble", String.valueOf(cause.getMessage()))));
    }

    private void show(Catalogue catalogue) {
        rows.setAll(
                catalogue.firmware().stream()
                        .map(entry -> new FirmwareRow(entry, catalogue, texts))
                        .toList());
        summary.set(texts.get("summary", catalogue.firmware().size(), catalogue.types().size()));
        trouble.set("");
    }

    public ObservableList<FirmwareRow> rows() {
        return rows;
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
