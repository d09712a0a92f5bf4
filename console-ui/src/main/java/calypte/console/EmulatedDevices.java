package calypte.console;

import calypte.console.frame.Playground;
import calypte.emulator.Chaos;
import calypte.emulator.Counters;
import calypte.emulator.Fleet;
import calypte.emulator.Target;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.scenario.Behaviours;
import calypte.emulator.scenario.Mix;
import calypte.emulator.scene.Scenes;
import calypte.emulator.scene.Show;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The [Playground] of the console, with the devices of the emulator.
final class EmulatedDevices implements Playground, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Target target;
    private final OperatorApi operator;
    private final InstantSource clock;
    private @Nullable Playing playing;

    EmulatedDevices(Target target, OperatorApi operator, InstantSource clock) {
        this.target = target;
        this.operator = operator;
        this.clock = clock;
    }

    /// The devices that play now, and whoever ends them.
    private record Playing(Fleet fleet, Runnable end) {}

    /// Takes over devices that somebody else has switched on.
    ///
    /// @param end ends them
    synchronized void adopt(Fleet fleet, Runnable end) {
        stop();
        playing = new Playing(fleet, end);
    }

    @Override
    public List<Behaviour> behaviours() {
        return Behaviours.ALL.stream().map(one -> new Behaviour(one.name(), one.about())).toList();
    }

    @Override
    public List<Scene> scenes() {
        return Scenes.ALL.stream().map(EmulatedDevices::words).toList();
    }

    static Scene words(calypte.emulator.scene.Scene scene) {
        return new Scene(scene.name(), scene.title(), scene.devices());
    }

    @Override
    public synchronized void start(Wish wish) throws Mishap {
        stop();
        try {
            var fleet = new Enrolment(operator, target).enrol(wish);
            playing = new Playing(fleet, fleet::close);
        } catch (OperatorException e) {
            throw new Mishap(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Play begin(Scene scene, Consumer<String> told) {
        return begin(Scenes.named(scene.name()), told);
    }

    @Override
    public Play welcome(Consumer<String> told) {
        return begin(Welcome.SCENE, told);
    }

    private synchronized Play begin(calypte.emulator.scene.Scene scene, Consumer<String> told) {
        stop();
        var options = new Show.Options(0, target, 1, Welcome.PACE, PATIENCE);
        var show = new Show(scene, options, operator, clock, told);
        playing = new Playing(show.fleet(), show::close);
        return new ScenePlay(show);
    }

    @Override
    public synchronized Standing standing() {
        if (playing == null) {
            return Standing.NOTHING;
        }
        var fleet = playing.fleet();
        return words(fleet.chaos().standing(), fleet.counters());
    }

    private static Standing words(Chaos.Standing now, Counters counters) {
        return new Standing(
                now.devices(),
                now.off(),
                now.cutOff(),
                counters.registrations(),
                counters.failures());
    }

    @Override
    public synchronized void network(Network network) {
        if (playing != null) {
            playing.fleet().chaos().network(Enrolment.network(network));
        }
    }

    @Override
    public synchronized int hit(Blow blow) {
        if (playing == null) {
            return 0;
        }
        var chaos = playing.fleet().chaos();
        return switch (blow) {
            case Blow.PowerOff(var share) -> chaos.powerOff(share);
            case Blow.PowerOn() -> chaos.powerOn();
            case Blow.CutOff(var share) -> chaos.cutOff(share);
            case Blow.Reconnect() -> chaos.reconnect();
            case Blow.Behave(var name, var share) -> chaos.behave(Behaviours.named(name), share);
        };
    }

    @Override
    public synchronized void stop() {
        if (playing != null) {
            playing.end().run();
            playing = null;
        }
    }

    @Override
    public int reset() throws Mishap {
        stop();
        try {
            return new Enrolment(operator, target).dismiss();
        } catch (OperatorException e) {
            throw new Mishap(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    static Mix mix(Wish wish) {
        return Mix.parse(
                wish.mix().entrySet().stream()
                        .map(share -> share.getKey() + "=" + share.getValue())
                        .collect(Collectors.joining(",")));
    }
}
