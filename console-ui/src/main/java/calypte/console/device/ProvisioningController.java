package calypte.console.device;

import calypte.console.device.ProvisioningViewModel.Card;
import calypte.console.fx.Texts;
import calypte.model.device.SharedKey;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// Ties `provisioning.fxml` to its view model.
public final class ProvisioningController implements DeviceController.Part {

    private static final double SIDE = 168;

    private final ProvisioningViewModel model;
    private final DeedsViewModel deeds;
    private final DeviceViewModel page;
    private final Texts texts = Texts.beside(ProvisioningController.class);
    private @Nullable QrCode code;

    @FXML private Pane label;
    @FXML private Label serial;
    @FXML private TextField claim;
    @FXML private TextField broker;
    @FXML private Label age;
    @FXML private Button rotate;
    @FXML private VBox fresh;
    @FXML private TextField key;

    ProvisioningController(
            ProvisioningViewModel model, DeedsViewModel deeds, DeviceViewModel page) {
        this.model = model;
        this.deeds = deeds;
        this.page = page;
    }

    @Override
    public String key() {
        return "provisioning";
    }

    @FXML
    void initialize() {
        serial.setText(page.place().serial());
        model.cardProperty()
                .subscribe(card -> {
                    if (card != null) {
                        show(card);
                    }
                });
        deeds.freshKeyProperty().subscribe(this::show);
        page.factsProperty()
                .subscribe(_ -> rotate.setDisable(deeds.hindrance(Deed.REKEY).isPresent()));
    }

    private void show(Card card) {
        age.setText(model.keyAge());
        broker.setText(card.broker());
        if (!card.claim().equals(claim.getText())) {
            claim.setText(card.claim());
            draw(QrCode.of(card.claim()));
        }
    }

    private void draw(QrCode now) {
        code = now;
        var squares = new SVGPath();
        squares.setContent(now.path());
        squares.getStyleClass().add("qr-squares");
        squares.getTransforms().add(new Scale(SIDE / now.size(), SIDE / now.size()));
        label.getChildren().setAll(squares);
        label.setAccessibleText(texts.get("label.qr", claim.getText()));
    }

    private void show(@Nullable SharedKey made) {
        see(fresh, made != null);
        key.setText(made == null ? "" : made.value());
    }

    @FXML
    void saveLabel() {
        var drawn = code;
        if (drawn != null) {
            model.saveLabel(drawn);
        }
    }

    @FXML
    void copyClaim() {
        model.copy(claim.getText());
    }

    @FXML
    void copyKey() {
        model.copy(key.getText());
    }

    @FXML
    void rotate() {
        deeds.run(Deed.REKEY);
    }

    @FXML
    void forget() {
        deeds.forgetKey();
    }

    @Override
    public void look(boolean somebody) {
        model.look(somebody);
    }

    private static void see(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }
}
