package calypte.console.emulator;

import calypte.console.frame.Notice.Action;
import calypte.console.frame.Place;
import calypte.console.frame.Playground;
import calypte.console.frame.Playground.Blow;
import calypte.console.frame.Playground.Standing;
import calypte.console.frame.Question;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// A fleet of emulated devices: how large, how it behaves, on what network; and what hits it.
public final class EmulatorViewModel {

    /// Every emulated device carries this tag.
    static final String EMULATED = "tags==emulated";

    private final Surroundings around;
    private final Playground playground;
    private final WishForm form;
    private final Texts texts = Texts.beside(EmulatorViewModel.class);
    private final IntegerProperty share = new SimpleIntegerProperty(20);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper known = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(Standing.NOTHING);

    EmulatorViewModel(Surroundings around, Playground playground) {
        this.around = around;
        this.playground = playground;
        this.form = new WishForm(playground.behaviours());
        standing.subscribe(now -> words.set(say(now)));
        form.onNetwork(this::changeNetwork);
    }

    private String say(Standing now) {
        return now.devices() == 0
                ? texts.get("standing.none")
                : texts.get(
                        "standing",
                        now.devices(),
                        now.off(),
                        now.cutOff(),
                        now.registrations(),
                        now.failures());
    }

    void refresh() {
        around.background()
                .run(
                        () -> around.fleet().count(EMULATED),
                        count -> known.set(texts.get("known", count)),
                        this::complain);
        look();
    }

    /// How the devices are off now.
    void look() {
        around.background().run(playground::standing, standing::set, this::complain);
    }

    /// Enters the devices and switches them on.
    void start() {
        if (mayNot()) {
            return;
        }
        var wish = form.wish();
        work(
                texts.get("start.task", wish.devices()),
                () -> {
                    playground.start(wish);
                    return texts.get("start.done", wish.devices());
                });
    }

    private void changeNetwork() {
        var next = form.network();
        around.background()
                .run(
                        () -> {
                            playground.network(next);
                            return true;
                        },
                        _ -> {},
                        this::complain);
    }

    /// Hits the devices, now.
    void hit(Blow blow) {
        around.background()
                .run(
                        () -> playground.hit(blow),
                        count -> {
                            around.notices().done(texts.get("hit", count));
                            look();
                        },
                        this::complain);
    }

    /// The share that a blow hits, from 0 to 1.
    double share() {
        return share.get() / 100.0;
    }

    /// Switches all off. The server still knows them.
    void stop() {
        work(
                texts.get("stop.task"),
                () -> {
                    playground.stop();
                    return texts.get("stop.done");
                });
    }

    /// Takes every emulated device from the server, if the operator still wants that when they know
    /// how many there are.
    void reset() {
        if (!mayNot()) {
            around.background()
                    .run(() -> around.fleet().count(EMULATED), this::askToReset, this::complain);
        }
    }

    private void askToReset(long count) {
        var consequences = List.of(texts.get("reset.devices", count), texts.get("reset.kept"));
        around.confirmation()
                .ask(
                        Question.destructive(
                                texts.get("reset.ask"),
                                consequences,
                                texts.get("reset.verb"),
                                count),
                        () ->
                                work(
                                        texts.get("reset.task"),
                                        () -> texts.get("reset.done", playground.reset())));
    }

    private boolean mayNot() {
        return busy.get() || around.lock().isClosed();
    }

    private void work(String title, Callable<String> work) {
        busy.set(true);
        var _ =
                around.tasks()
                        .run(
                                title,
                                _ -> work.call(),
                                said -> {
                                    busy.set(false);
                                    around.notices().done(said, show());
                                    refresh();
                                },
                                cause -> {
                                    busy.set(false);
                                    complain(cause);
                                });
    }

    private Action show() {
        return new Action(texts.get("show"), this::open);
    }

    private void complain(Exception cause) {
        around.notices().error(texts.get("trouble", String.valueOf(cause.getMessage())));
    }

    void open() {
        around.navigator().open(new Place.Devices(EMULATED));
    }

    WishForm form() {
        return form;
    }

    IntegerProperty shareProperty() {
        return share;
    }

    BooleanProperty busyProperty() {
        return busy;
    }

    ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    public String getWords() {
        return words.get();
    }

    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    public String getKnown() {
        return known.get();
    }

    public ReadOnlyStringProperty knownProperty() {
        return known.getReadOnlyProperty();
    }
}
