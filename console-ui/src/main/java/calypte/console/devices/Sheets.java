package calypte.console.devices;

import atlantafx.base.controls.ModalPane;
import calypte.console.client.Selection;
import calypte.console.devices.AssignViewModel.Assigned;
import calypte.console.devices.intake.ImportController;
import calypte.console.devices.intake.ImportViewModel;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import calypte.console.look.Sheet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The forms that open over the list, one at a time.
final class Sheets {

    private final Surroundings around;
    private final Supplier<ModalPane> pane;

    /// @param pane the one over the page, once it is there
    Sheets(Surroundings around, Supplier<ModalPane> pane) {
        this.around = around;
        this.pane = pane;
    }

    /// A new device; `onDone` hears when there is one.
    void register(Runnable onDone) {
        var over = pane.get();
        var form = new RegisterViewModel(around.fleet(), around.background(), _ -> onDone.run());
        var controller =
                new RegisterController(form, around.desk(), over::hide, over::setPersistent);
        Sheet.show(over, Views.load(controller));
        form.load();
        controller.focus();
    }

    /// Devices of a file; `onDone` hears when some were entered or changed.
    void bringIn(Runnable onDone) {
        var over = pane.get();
        var wizard = new ImportViewModel(around, onDone);
        over.setPersistent(false);
        Sheet.show(
                over,
                Views.load(new ImportController(around, wizard, over::hide, over::setPersistent)));
    }

    /// Firmware for `target`; `onDone` hears what was done.
    void assign(Selection target, Consumer<Assigned> onDone) {
        var over = pane.get();
        Consumer<Assigned> done =
                assigned -> {
                    over.hide();
                    onDone.accept(assigned);
                };
        var sheet = new AssignViewModel(around.fleet(), around.background(), target, done);
        over.setPersistent(false);
        Sheet.show(over, Views.load(new AssignController(sheet, around.desk()::copy, over::hide)));
        sheet.load();
    }

    /// Tags for `target`; `onDone` hears which.
    void tag(Selection target, Consumer<TagChange> onDone) {
        var over = pane.get();
        Consumer<TagChange> done =
                change -> {
                    over.hide();
                    onDone.accept(change);
                };
        var controller = new TagController(new TagViewModel(around, target, done), over::hide);
        over.setPersistent(false);
        Sheet.show(over, Views.load(controller));
        controller.focus();
    }

    /// A name for what the line finds.
    void name(Consumer<String> onName) {
        var over = pane.get();
        var controller = new NameController(onName, over::hide);
        over.setPersistent(false);
        Sheet.show(over, Views.load(controller));
        controller.focus();
    }

    /// What can be said in the line; `onTry` hears which example is to be tried.
    void cheatSheet(Consumer<String> onTry) {
        var over = pane.get();
        over.setPersistent(false);
        Sheet.show(over, Views.load(new CheatSheetController(onTry, over::hide)));
    }
}
