package calypte.console.firmware;

import calypte.console.firmware.Arrival.Step;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// One firmware on its way in: what it is called, how far it is, and the operator's word.
public final class ArrivalController {

    private final Arrival arrival;
    private final ArrivalsViewModel arrivals;
    private final Surroundings around;
    private final Texts texts = Texts.beside(ArrivalController.class);

    @FXML private TextField version;
    @FXML private ComboBox<String> type;
    @FXML private TextField serial;
    @FXML private TextField sequence;
    @FXML private VBox counting;
    @FXML private Label signature;
    @FXML private Button sign;
    @FXML private Label digest;
    @FXML private ProgressBar bar;
    @FXML private Label phase;
    @FXML private Label hint;
    @FXML private Label trouble;
    @FXML private Button draft;
    @FXML private Button publish;
    @FXML private Button remove;

    ArrivalController(Arrival arrival, ArrivalsViewModel arrivals, Surroundings around) {
        this.arrival = arrival;
        this.arrivals = arrivals;
        this.around = around;
    }

    public Arrival getArrival() {
        return arrival;
    }

    @FXML
    void initialize() {
        version.textProperty().bindBidirectional(arrival.versionProperty());
        serial.textProperty().bindBidirectional(arrival.serialProperty());
        sequence.textProperty().bindBidirectional(arrival.sequenceProperty());
        type.setItems(arrivals.types());
        type.getEditor().textProperty().bindBidirectional(arrival.typeProperty());
        sign.setVisible(arrival.file() != null);
        seeWhile(counting, arrival.signatureProperty().isNotEmpty());
        signature
                .textProperty()
                .bind(
                        Bindings.when(arrival.signatureProperty().isEmpty())
                                .then(texts.get("arrival.unsigned"))
                                .otherwise(texts.get("arrival.signed")));
        digest.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> texts.get("arrival.digest", arrival.digestProperty().get()),
                                arrival.digestProperty()));
        seeWhile(digest, arrival.digestProperty().isNotEmpty());
        var waits = arrival.stepProperty().isEqualTo(Step.READY);
        bar.progressProperty().bind(arrival.progressProperty());
        seeWhile(bar, waits.not());
        says(phase, arrival.phaseProperty());
        says(hint, arrival.hintProperty());
        says(trouble, arrival.troubleProperty());
        for (var field : new Node[] {version, type, serial, sequence, sign, remove}) {
            field.disableProperty().bind(waits.not());
        }
        var ready = arrival.ready();
        around.lock().guard(draft, ready.not());
        around.lock().guard(publish, ready.not());
    }

    private static void says(Label label, StringProperty words) {
        label.textProperty().bind(words);
        seeWhile(label, words.isNotEmpty());
    }

    private static void seeWhile(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    @FXML
    void sign() {
        around.desk()
                .chooseFile(texts.get("arrival.choose-paper"))
                .ifPresent(file -> arrivals.takePaper(arrival, file));
    }

    @FXML
    void publish() {
        arrivals.publish(arrival);
    }

    @FXML
    void draft() {
        arrivals.keepAsDraft(arrival);
    }

    @FXML
    void remove() {
        arrivals.remove(arrival);
    }
}
