package calypte.console.shell;

import atlantafx.base.controls.ModalPane;
import calypte.console.frame.Destination;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Theme;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Ties `shell.fxml` to its parts: the page in the middle, and around it what is the same on every
/// page.
public final class ShellController {

    /// Below it the navigation shows icons only.
    static final double WIDE = 1100;

    private final Surroundings around;
    private final ConnectionViewModel model;
    private final Connection connection;
    private final HeaderController header;
    private final StatusBarController status;
    private final Navigation entries = new Navigation();
    private final Texts texts = Texts.beside(ShellController.class);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final BooleanProperty narrow = new SimpleBooleanProperty();

    @FXML private BorderPane frame;
    @FXML private Region band;
    @FXML private VBox top;
    @FXML private VBox navigation;
    @FXML private HBox crumbs;
    @FXML private BorderPane page;
    @FXML private VBox corner;
    @FXML private StackPane panel;
    @FXML private ModalPane modal;

    ShellController(
            Surroundings around,
            ConnectionViewModel model,
            Connection connection,
            Theme theme,
            Commands commands) {
        this.around = around;
        this.model = model;
        this.connection = connection;
        this.header = new HeaderController(around, connection, theme, commands);
        this.status = new StatusBarController(model, around.tasks(), () -> commands.run("tasks"));
    }

    public ConnectionViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        var kind = connection.environment().name().toLowerCase(Locale.ROOT);
        band.getStyleClass().add("band-" + kind);
        top.getChildren().add(1, Views.load(header));
        header.narrows(narrow);
        frame.widthProperty().subscribe((was, is) -> fit(was.doubleValue(), is.doubleValue()));
        entries.furnish(navigation, narrow, to -> around.navigator().open(Place.of(to)));
        frame.setBottom(Views.load(status));
        new Corner(corner, around).begin();
    }

    /// Crossing the width where words fit decides; in between the operator does.
    private void fit(double was, double is) {
        if (is < WIDE && (was >= WIDE || was == 0)) {
            narrow.set(true);
        } else if (is >= WIDE && was < WIDE) {
            narrow.set(false);
        }
    }

    /// Shows the page that the operator has come to.
    void show(Visit visit) {
        var place = visit.place();
        page.setCenter(visit.view());
        entries.select(place.destination());
        showCrumbs(place);
        title.set(
                texts.get(
                        "title",
                        place.detail().orElse(words(place.destination())),
                        texts.get("environment." + connection.environment())));
    }

    private void showCrumbs(Place place) {
        crumbs.getChildren().clear();
        place.detail()
                .ifPresent(name -> {
                    var up = new Hyperlink(words(place.destination()));
                    up.setId("crumb");
                    up.setOnAction(_ -> around.navigator().open(Place.of(place.destination())));
                    var divider = new Label("/");
                    divider.getStyleClass().add("text-muted");
                    crumbs.getChildren().setAll(up, divider, new Label(name));
                });
        var any = !crumbs.getChildren().isEmpty();
        crumbs.setVisible(any);
        crumbs.setManaged(any);
    }

    private String words(Destination destination) {
        return texts.get("page." + destination);
    }

    /// The parts that the keyboard can cycle through, in their order.
    List<Node> regions() {
        return List.of(top, navigation, page, frame.getBottom());
    }

    ModalPane modal() {
        return modal;
    }

    StackPane panel() {
        return panel;
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }
}
