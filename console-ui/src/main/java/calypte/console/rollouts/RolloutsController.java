package calypte.console.rollouts;

import atlantafx.base.controls.ModalPane;
import calypte.console.client.Rollout;
import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import calypte.console.look.Sheet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Ties `rollouts.fxml` to its view model, and opens the wizard over it.
public final class RolloutsController implements Screen {

    private final Surroundings around;
    private final RolloutsViewModel model;

    @FXML private Button start;
    @FXML private Button emptyStart;
    @FXML private TableView<Rollout> table;
    @FXML private TableColumn<Rollout, Rollout> number;
    @FXML private TableColumn<Rollout, Rollout> state;
    @FXML private TableColumn<Rollout, Rollout> firmware;
    @FXML private TableColumn<Rollout, Rollout> target;
    @FXML private TableColumn<Rollout, Rollout> progress;
    @FXML private TableColumn<Rollout, Rollout> failures;
    @FXML private TableColumn<Rollout, Rollout> started;
    @FXML private TableColumn<Rollout, Rollout> eta;
    @FXML private ModalPane modal;

    public RolloutsController(Surroundings around) {
        this.around = around;
        this.model = new RolloutsViewModel(around);
    }

    public RolloutsViewModel getModel() {
        return model;
    }

    @Override
    public List<Command> commands() {
        var title = model.texts().get("start.command");
        return List.of(
                Command.mutating(
                        Command.NEW_ROLLOUT, title, "Shortcut+Shift+R", this::comeAndStart));
    }

    private void comeAndStart() {
        around.navigator().open(new Place.Rollouts());
        start();
    }

    @FXML
    void initialize() {
        around.lock().guard(start, emptyStart);
        table.setItems(model.rows());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        table.setOnMouseClicked(this::click);
        Cells.text(number, Rollout::called);
        Cells.draw(state, (cell, one) -> Looks.dress(cell, one.state()));
        Cells.text(firmware, Rollout::firmwareVersion);
        Cells.text(target, model::target);
        Cells.draw(progress, this::progress);
        Cells.draw(failures, this::failures);
        Cells.text(started, model::started);
        Cells.text(eta, model::eta);
        var _ = Views.every(Duration.ofSeconds(10), table::refresh);
    }

    private void progress(TableCell<Rollout, Rollout> cell, Rollout one) {
        var words = model.words().progress(one.counts());
        var bar = new ProgressBar(one.counts().fraction());
        bar.getStyleClass().addAll("with-track", "rollout-progress", Looks.style(one.state()));
        bar.setAccessibleText(words);
        cell.setText(words);
        cell.setGraphic(bar);
        cell.setContentDisplay(ContentDisplay.LEFT);
    }

    private void failures(TableCell<Rollout, Rollout> cell, Rollout one) {
        cell.setText(model.words().failures(one));
        if (one.counts().failed() > 0) {
            Looks.dress(cell, Looks.icon("mdi2a-alert-circle-outline"), "badge-failed");
        }
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            openSelected();
            event.consume();
        }
    }

    private void click(MouseEvent event) {
        if (event.getClickCount() == 2) {
            openSelected();
        }
    }

    private void openSelected() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(model::open);
    }

    /// Opens the wizard.
    @FXML
    void start() {
        var wizard = new WizardViewModel(around, this::created);
        var controller =
                new WizardController(wizard, around.desk(), around.navigator(), this::done);
        modal.setPersistent(true);
        Sheet.show(modal, Views.load(controller));
        wizard.load();
        controller.focus();
    }

    private void done() {
        modal.hide(true);
    }

    private void created(Rollout rollout) {
        done();
        model.open(rollout);
    }

    @FXML
    void loadMore() {
        model.loadMore();
    }

    @Override
    public void show(Place place) {
        model.refresh();
    }

    @FXML
    @Override
    public void refresh() {
        model.refresh();
    }
}
