package calypte.console.frame;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Emulated devices that this very program plays against its own server, over its real doors.
///
/// All of it waits for the network: never call it on the screen's thread. What goes wrong is a
/// [Mishap] in words for the operator.
public interface Playground {

    /// It could not be played.
    final class Mishap extends Exception {
        public Mishap(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// A way in which devices behave.
    record Behaviour(String name, String about) {}

    /// The network that all devices have.
    ///
    /// @param loss the share of messages that never arrive, from 0 to 1
    /// @param bytesPerSecond 0 for no limit
    record Network(Duration latency, double loss, long bytesPerSecond) {
        public static final Network PERFECT = new Network(Duration.ZERO, 0, 0);
    }

    /// A fleet to play.
    ///
    /// @param mix how much of the fleet behaves how, by the behaviours' names
    /// @param seed repeats a run
    record Wish(int devices, Map<String, Integer> mix, Network network, long seed) {}

    /// How the devices are off.
    ///
    /// @param off how many have no power
    /// @param cutOff how many have power, but no network
    record Standing(int devices, int off, int cutOff, long registrations, long failures) {
        public static final Standing NOTHING = new Standing(0, 0, 0, 0, 0);
    }

    /// A story that can be played.
    record Scene(String name, String title, int devices) {}

    /// What hits some or all devices at once.
    sealed interface Blow {
        record PowerOff(double share) implements Blow {}

        record PowerOn() implements Blow {}

        record CutOff(double share) implements Blow {}

        record Reconnect() implements Blow {}

        /// That share behaves so, from its next orders on.
        record Behave(String behaviour, double share) implements Blow {}
    }

    /// A story in the middle of being told.
    interface Play {
        Scene scene();

        /// What comes next, in words; empty at the end.
        Optional<String> next();

        /// Plays it to its end.
        ///
        /// @return what went otherwise than it should; empty if nothing did
        Optional<String> play() throws Mishap, InterruptedException;
    }

    List<Behaviour> behaviours();

    List<Scene> scenes();

    /// Enters devices at the server and switches them on, in place of those that play now.
    void start(Wish wish) throws Mishap;

    /// Begins a story, in place of what plays now; `told` hears it line by line, on any thread.
    Play begin(Scene scene, Consumer<String> told) throws Mishap;

    /// The story of the first run: ten devices that are updated in less than a minute.
    Play welcome(Consumer<String> told) throws Mishap;

    Standing standing();

    /// From now on this is their network.
    void network(Network network);

    /// Hits the devices that play now.
    ///
    /// @return how many were hit
    int hit(Blow blow);

    /// Switches all devices off for good. The server still knows them.
    void stop();

    /// Stops, and takes every emulated device from the server.
    ///
    /// @return how many there were
    int reset() throws Mishap;
}
