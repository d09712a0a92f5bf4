package calypte.emulator.scene;

import calypte.emulator.Counters;
import calypte.emulator.Fleet;
import calypte.emulator.Story;
import calypte.emulator.Target;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Plays a [Scene] act by act over the server's real doors; whether an act has come to its end is
/// the server's own word. Made for one thread at a time. The devices live on until [#close].
public final class Show implements AutoCloseable {

    /// What a server should be started with, so that the stories are short.
    public static final Map<String, String> SETTINGS =
            Map.of(
                    "calypte.rollout.grace", "2s",
                    "calypte.rollout.backoff", "3s",
                    "calypte.rollout.max-attempts", "2");

    /// @param devices how many; 0 for as many as the scene takes
    /// @param pace how many times as fast as in real life
    /// @param patience how long one act may take
    public record Options(int devices, Target target, long seed, double pace, Duration patience) {}

    /// How an act ended.
    public sealed interface Outcome {

        /// As it should.
        record Played() implements Outcome {}

        /// Not in time.
        record Late(String waitedFor) implements Outcome {}

        /// Otherwise than the story has it.
        record Astray(String instead) implements Outcome {}
    }

    private static final int LATE = 8;
    private static final int ASTRAY = 1;

    private final Scene scene;
    private final Story story;
    private final Fleet fleet;
    private final Stage stage;
    private int played;

    /// @param out hears the story, line by line, on any thread
    public Show(
            Scene scene,
            Options options,
            OperatorApi operator,
            InstantSource clock,
            Consumer<String> out) {
        this.scene = scene;
        this.story = new Story(out, clock);
        this.fleet =
                new Fleet(
                        options.target(),
                        new Fleet.Manner(options.seed(), options.pace()),
                        story::tell);
        this.stage =
                new Stage(
                        scene,
                        options.devices() > 0 ? options.devices() : scene.devices(),
                        fleet,
                        new Watch(operator, clock, options.patience()),
                        story);
    }

    public Scene scene() {
        return scene;
    }

    /// The act that is to be played next; empty when the scene is over.
    public Optional<Act> next() {
        return played < scene.acts().size()
                ? Optional.of(scene.acts().get(played))
                : Optional.empty();
    }

    /// Plays the next act to its end. One that was late or went astray is not played again.
    ///
    /// @throws OperatorException if the server does not play its part
    public Outcome play() throws OperatorException, InterruptedException {
        var act = next().orElseThrow();
        played++;
        return stage.play(act);
    }

    /// Plays all that is left, as long as it goes as it should.
    ///
    /// @return the exit code: 0 if the story ended as it should, 8 if an act was late, 1 if it went
    ///   astray
    public int run() throws OperatorException, InterruptedException {
        while (next().isPresent()) {
            switch (play()) {
                case Outcome.Played() -> {}
                case Outcome.Late(var waitedFor) -> {
                    story.say("it takes too long: " + waitedFor);
                    return LATE;
                }
                case Outcome.Astray(var instead) -> {
                    story.say("this is not how the story goes: " + instead);
                    return ASTRAY;
                }
            }
        }
        return 0;
    }

    /// Its devices, for whoever wants to meddle.
    public Fleet fleet() {
        return fleet;
    }

    public Counters counters() {
        return fleet.counters();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
