package calypte.console;

import calypte.console.frame.Playground.Mishap;
import calypte.console.frame.Playground.Play;
import calypte.console.frame.Playground.Scene;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.scene.Act;
import calypte.emulator.scene.Show;
import calypte.emulator.scene.Show.Outcome;
import java.util.Optional;

/// A scene of the emulator, act by act, for the console.
final class ScenePlay implements Play {

    private final Show show;

    ScenePlay(Show show) {
        this.show = show;
    }

    @Override
    public Scene scene() {
        return EmulatedDevices.words(show.scene());
    }

    @Override
    public Optional<String> next() {
        return show.next().map(Act::title);
    }

    @Override
    public Optional<String> play() throws Mishap, InterruptedException {
        try {
            return switch (show.play()) {
                case Outcome.Played() -> Optional.empty();
                case Outcome.Late(var waitedFor) -> Optional.of("it takes too long: " + waitedFor);
                case Outcome.Astray(var instead) ->
                        Optional.of("this is not how the story goes: " + instead);
            };
        } catch (OperatorException e) {
            throw new Mishap(String.valueOf(e.getMessage()), e);
        }
    }
}
