package calypte.console.emulator;

import calypte.console.frame.Playground;
import calypte.console.frame.Playground.Play;
import calypte.console.frame.Playground.Scene;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Burst;
import calypte.console.fx.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Stories for a presenter, told act by act: each act waits for the word to go on.
public final class PresenterViewModel {

    private static final Duration TICK = Duration.ofMillis(150);
    private static final int LINES = 300;

    private final Surroundings around;
    private final Playground playground;
    private final Texts texts = Texts.beside(PresenterViewModel.class);
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final BooleanProperty waiting = new SimpleBooleanProperty();
    private @Nullable Play play;

    PresenterViewModel(Surroundings around, Playground playground) {
        this.around = around;
        this.playground = playground;
        next.set(texts.get("scene.choose"));
    }

    List<Scene> scenes() {
        return playground.scenes();
    }

    /// Sets the stage for a story; nothing of it happens yet.
    void choose(Scene scene) {
        if (playing.get() || around.lock().isClosed()) {
            return;
        }
        lines.clear();
        var told =
                new Burst<String>(
                        LINES, around.background().after(TICK), batch -> tell(batch.pieces()));
        around.background()
                .run(() -> playground.begin(scene, told::offer), this::begin, this::fail);
    }

    private void begin(Play fresh) {
        play = fresh;
        title.set(fresh.scene().title());
        lookAhead();
    }

    /// Plays the next act.
    void goOn() {
        var now = play;
        if (now == null || !waiting.get() || around.lock().isClosed()) {
            return;
        }
        playing.set(true);
        waiting.set(false);
        var _ =
                around.tasks()
                        .run(
                                next.get(),
                                _ -> now.play(),
                                said -> {
                                    playing.set(false);
                                    said.ifPresent(words -> tell(List.of(words)));
                                    lookAhead();
                                },
                                this::fail);
    }

    private void lookAhead() {
        var now = play;
        var ahead = now == null ? Optional.<String>empty() : now.next();
        waiting.set(ahead.isPresent());
        next.set(ahead.orElse(texts.get("scene.over")));
    }

    private void tell(List<String> fresh) {
        lines.addAll(fresh);
        if (lines.size() > LINES) {
            lines.remove(0, lines.size() - LINES);
        }
    }

    private void fail(Exception cause) {
        playing.set(false);
        tell(List.of(texts.get("trouble", String.valueOf(cause.getMessage()))));
        lookAhead();
    }

    ObservableList<String> lines() {
        return lines;
    }

    public String getNext() {
        return next.get();
    }

    /// What the next act is, in words.
    public ReadOnlyStringProperty nextProperty() {
        return next.getReadOnlyProperty();
    }

    public String getTitle() {
        return title.get();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    BooleanProperty playingProperty() {
        return playing;
    }

    /// Whether an act waits to be played.
    BooleanProperty waitingProperty() {
        return waiting;
    }
}
