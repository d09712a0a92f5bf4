package calypte.console.devices;

import atlantafx.base.controls.ModalPane;
import calypte.console.client.FleetClient;
import calypte.console.devices.Chosen.Target;
import calypte.console.fx.Background;
import calypte.console.fx.Desk;
import calypte.console.fx.Views;
import calypte.console.look.Sheet;
import java.util.function.Consumer;

/// The forms that open over the list, one at a time.
final class Sheets {

    private final FleetClient fleet;
    private final Background background;
    private final Desk desk;

    Sheets(FleetClient fleet, Background background, Desk desk) {
        this.fleet = fleet;
        this.background = background;
        this.desk = desk;
    }

    /// A new device; `onDone` hears when there is one.
    void register(ModalPane over, Runnable onDone) {
        var form = new RegisterViewModel(fleet, background, _ -> onDone.run());
        var controller = new RegisterController(form, desk, over::hide, over::setPersistent);
        Sheet.show(over, Views.load(controller));
        form.load();
        controller.focus();
    }

    /// Firmware for `target`; `onDone` hears what was done, in words.
    void assign(ModalPane over, Target target, Consumer<String> onDone) {
        Consumer<String> done =
                words -> {
                    over.hide();
                    onDone.accept(words);
                };
        var sheet = new AssignViewModel(fleet, background, target, done);
        over.setPersistent(false);
        Sheet.show(over, Views.load(new AssignController(sheet, over::hide)));
        sheet.load();
    }
}
