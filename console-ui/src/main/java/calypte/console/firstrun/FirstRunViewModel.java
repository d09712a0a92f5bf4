package calypte.console.firstrun;

import calypte.console.client.Badge;
import calypte.console.client.Device;
import calypte.console.frame.Onlooker;
import calypte.console.frame.Place;
import calypte.console.frame.Playground;
import calypte.console.frame.Playground.Play;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Burst;
import calypte.console.fx.Texts;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The first minute with Calypte: ten emulated devices that are updated before the operator's eyes,
/// or an empty fleet, or a server elsewhere.
public final class FirstRunViewModel {

    /// What is remembered when the first run is over.
    public static final String OVER = "first-run.over";

    private static final String FILTER = "tags==scene-welcome";
    private static final int DEVICES = 10;
    private static final Duration TICK = Duration.ofMillis(100);

    private final Surroundings around;
    private final Optional<Playground> playground;
    private final ConnectForm form;
    private final Texts texts = Texts.beside(FirstRunViewModel.class);
    private final Onlooker onlooker;
    private final ObservableList<Step> steps = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.CHOOSING);
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private Instant begun = Instant.EPOCH;

    /// How far the first run is.
    enum Stage {
        CHOOSING,
        CONNECTING,
        PLAYING,
        DONE,
        BROKEN
    }

    /// One act of the story, and whether it is played.
    record Step(String text, boolean done) {}

    FirstRunViewModel(
            Surroundings around,
            Optional<Playground> playground,
            BiConsumer<URI, String> elsewhere) {
        this.around = around;
        this.playground = playground;
        this.form =
                new ConnectForm(
                        around.background(),
                        (server, token) -> {
                            over();
                            elsewhere.accept(server, token);
                        });
        this.onlooker = new Onlooker(around, FILTER, DEVICES);
    }

    boolean canPlay() {
        return playground.isPresent();
    }

    /// Plays the story. One click, no form.
    void play() {
        if (playground.isEmpty() || around.lock().isClosed()) {
            return;
        }
        over();
        begun = around.clock().instant();
        stage.set(Stage.PLAYING);
        headline.set(texts.get("playing"));
        steps.clear();
        onlooker.watch(true);
        var lines = new Burst<String>(1, around.background().after(TICK), this::tell);
        var devices = playground.get();
        around.background().run(() -> devices.welcome(lines::offer), this::next, this::fail);
    }

    private void next(Play play) {
        var act = play.next();
        if (act.isEmpty()) {
            end();
            return;
        }
        steps.add(new Step(act.get(), false));
        around.background()
                .run(
                        play::play,
                        wrong -> {
                            if (wrong.isPresent()) {
                                fail(new IOException(wrong.get()));
                            } else {
                                steps.set(steps.size() - 1, new Step(act.get(), true));
                                next(play);
                            }
                        },
                        this::fail);
    }

    private void tell(Burst.Batch<String> batch) {
        told.set(batch.pieces().getLast().strip());
    }

    private void end() {
        var took = Duration.between(begun, around.clock().instant()).toSeconds();
        headline.set(texts.get("done", took));
        stage.set(Stage.DONE);
        onlooker.refresh();
    }

    private void fail(Exception cause) {
        headline.set(texts.get("broken"));
        trouble.set(String.valueOf(cause.getMessage()));
        stage.set(Stage.BROKEN);
    }

    /// How many seconds it has taken, while it does.
    String clock() {
        var took = Duration.between(begun, around.clock().instant()).toSeconds();
        return stage.get() == Stage.PLAYING ? texts.get("clock", took) : "";
    }

    /// How many of the devices are where they should be, in words.
    String tally(List<? extends Device> devices) {
        var inSync = devices.stream().filter(one -> one.badge() == Badge.IN_SYNC).count();
        return devices.isEmpty() ? "" : texts.get("tally", inSync, devices.size());
    }

    /// How much of its way a device has behind it, from 0 to 1: half of it is the download.
    double done(Device device) {
        var update = device.update();
        if (device.badge() == Badge.IN_SYNC) {
            return 1;
        }
        if (update == null || update.step() == null || device.badge() != Badge.UPDATING) {
            return 0;
        }
        var percent = update.percent();
        return switch (update.step()) {
            case "DOWNLOADING" -> 0.05 + 0.5 * (percent == null ? 0 : percent) / 100;
            case "VERIFYING" -> 0.6;
            case "INSTALLING" -> 0.7;
            case "REBOOTING" -> 0.9;
            default -> 0.05;
        };
    }

    void startEmpty() {
        over();
        around.navigator().open(new Place.Overview());
    }

    /// Opens the form for a server elsewhere, or closes it again.
    void toggleForm() {
        stage.set(stage.get() == Stage.CONNECTING ? Stage.CHOOSING : Stage.CONNECTING);
    }

    /// It is not shown again by itself.
    private void over() {
        around.memory().keep(OVER, "true");
    }

    void openDevices() {
        around.navigator().open(new Place.Devices(FILTER));
    }

    void openOverview() {
        around.navigator().open(new Place.Overview());
    }

    /// What just happened, in the trail of it.
    void openAudit() {
        around.navigator().open(new Place.Audit(null));
    }

    void close() {
        onlooker.watch(false);
    }

    ObservableList<Device> devices() {
        return onlooker.devices();
    }

    ObservableList<Step> steps() {
        return steps;
    }

    public ConnectForm getForm() {
        return form;
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    public String getHeadline() {
        return headline.get();
    }

    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    public String getTold() {
        return told.get();
    }

    /// The last line of the story.
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
