package calypte.console.device;

import calypte.console.fx.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Ties `attributes.fxml` to the device: what is written down about it, by operators and by itself.
public final class AttributesController implements DeviceController.Part {

    private final DeviceViewModel page;
    private final Texts texts = Texts.beside(AttributesController.class);

    @FXML private GridPane facts;
    @FXML private GridPane attributes;
    @FXML private Label evidenceTitle;
    @FXML private VBox evidence;
    @FXML private Label none;

    AttributesController(DeviceViewModel page) {
        this.page = page;
    }

    @Override
    public String key() {
        return "attributes";
    }

    @FXML
    void initialize() {
        page.factsProperty()
                .subscribe(now -> {
                    if (now != null) {
                        show(now);
                    }
                });
    }

    private void show(Facts now) {
        var device = now.device();
        facts.getChildren().clear();
        add("fact.name", device.name());
        add("fact.notes", now.detail().notes());
        add("fact.tags", String.join(", ", device.tags()));
        add("fact.type", now.type());
        add("fact.id", device.id().toString());
        add("fact.created", moment(device.createdAt()));
        add("fact.registered", moment(device.registeredAt()));
        add("fact.drift", moment(device.driftSince()));
        add("fact.hold", hold(now));
        add("fact.quarantine", quarantine(now));
        speak(now.reasoning().evidence());
        fill(attributes, new TreeMap<>(device.attributes()));
        none.setVisible(device.attributes().isEmpty());
        none.setManaged(none.isVisible());
    }

    private void speak(List<String> facts) {
        evidence.getChildren().setAll(facts.stream().map(AttributesController::fact).toList());
        evidenceTitle.setVisible(!facts.isEmpty());
        evidenceTitle.setManaged(!facts.isEmpty());
    }

    private static Label fact(String words) {
        var label = new Label("•  " + words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private String hold(Facts now) {
        var hold = now.detail().hold();
        if (hold == null) {
            return "";
        }
        var since = moment(hold.since());
        return hold.reason() == null || hold.reason().isEmpty()
                ? since
                : texts.get("fact.because", since, hold.reason());
    }

    private String quarantine(Facts now) {
        var quarantine = now.detail().quarantine();
        return quarantine == null ? "" : texts.get("fact.until", moment(quarantine.until()));
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : Moments.full(at);
    }

    private void add(String key, String value) {
        if (!value.isEmpty()) {
            line(facts, texts.get(key), value);
        }
    }

    private void fill(GridPane grid, Map<String, String> lines) {
        grid.getChildren().clear();
        lines.forEach((name, value) -> line(grid, name, value));
    }

    private void line(GridPane grid, String name, String value) {
        var label = new Label(name);
        label.getStyleClass().add("text-muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var text = new Label(value);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), label, text);
    }

    /// It comes with the page, and asks nothing of its own.
    @Override
    public void look(boolean somebody) {}
}
