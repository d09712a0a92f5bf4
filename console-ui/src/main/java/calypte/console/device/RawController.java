package calypte.console.device;

import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.CopyAs;
import javafx.fxml.FXML;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;

/// Ties `raw.fxml` to the device as the server tells it.
public final class RawController implements DeviceController.Part {

    private final Surroundings around;
    private final DeviceViewModel page;
    private final Texts texts = Texts.beside(RawController.class);

    @FXML private TextArea json;
    @FXML private MenuButton copyAs;

    RawController(Surroundings around, DeviceViewModel page) {
        this.around = around;
        this.page = page;
    }

    @Override
    public String key() {
        return "raw";
    }

    @FXML
    void initialize() {
        page.factsProperty()
                .subscribe(facts -> {
                    if (facts != null) {
                        show(facts.detail().json());
                    }
                });
        var recipes = new DeedRecipes(around.fleet().recipes(), page.place(), null);
        CopyAs.fill(copyAs, recipes::show, around.desk()::copy);
    }

    /// Stays where it is scrolled to.
    private void show(String now) {
        if (!now.equals(json.getText())) {
            var top = json.getScrollTop();
            json.setText(now);
            json.setScrollTop(top);
        }
    }

    @FXML
    void copy() {
        around.desk().copy(json.getText());
        around.notices().done(texts.get("copied"));
    }

    /// It comes with the page, and asks nothing of its own.
    @Override
    public void look(boolean somebody) {}
}
