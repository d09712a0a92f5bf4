package calypte.server;

import calypte.model.update.Progress;
import java.util.List;
import java.util.random.RandomGenerator;

/// One thing that happens to a fleet: a device, an operator, the network, time or a crash. It means
/// something in whatever state it finds the fleet; numbers are taken modulo what there is.
sealed interface Act {

    /// The device finds the network, connects and registers.
    record Comes(int device) implements Act {}

    record Goes(int device) implements Act {}

    /// It registers once more, within the same boot.
    record Registers(int device) implements Act {}

    /// It boots some firmware, of its own accord, and registers.
    record Boots(int device, int firmware) implements Act {}

    /// It speaks of the order it has, in whatever order the steps come.
    record Says(int device, Progress.State state, int percent) implements Act {}

    /// Something it said before arrives once more.
    record Echoes(int device, int which) implements Act {}

    /// It carries its order out, to the proof.
    record Obeys(int device) implements Act {}

    /// It claims success, and boots what it ran before.
    record Lies(int device) implements Act {}

    record Assigns(int device, int firmware) implements Act {}

    record Disables(int device) implements Act {}

    record Enables(int device) implements Act {}

    record Rekeys(int device) implements Act {}

    record Revokes(int firmware) implements Act {}

    record Passes(int seconds) implements Act {}

    /// The loop looks for what is due.
    record Looks() implements Act {}

    /// The server dies, and another takes over what is in the database.
    record Restarts() implements Act {}

    static Act draw(RandomGenerator random) {
        var device = random.nextInt(World.DEVICES);
        return switch (random.nextInt(40)) {
            case 0, 1, 2 -> new Comes(device);
            case 3, 4 -> new Goes(device);
            case 5, 6 -> new Registers(device);
            case 7, 8 -> new Boots(device, random.nextInt(World.FIRMWARE));
            case 9, 10, 11, 12, 13 -> says(device, random);
            case 14, 15, 16 -> new Echoes(device, random.nextInt(1_000));
            case 17, 18, 19 -> new Obeys(device);
            case 20, 21 -> new Lies(device);
            case 22, 23, 24, 25 -> new Assigns(device, random.nextInt(World.FIRMWARE));
            case 26 -> new Disables(device);
            case 27, 28 -> new Enables(device);
            case 29 -> new Rekeys(device);
            case 30 ->
                    random.nextInt(8) == 0
                            ? new Revokes(random.nextInt(World.FIRMWARE))
                            : new Looks();
            case 31, 32, 33, 34 -> new Passes(seconds(random));
            case 35 -> random.nextInt(3) == 0 ? new Restarts() : new Looks();
            default -> new Looks();
        };
    }

    private static Act says(int device, RandomGenerator random) {
        var states = List.of(Progress.State.values());
        return new Says(device, states.get(random.nextInt(states.size())), random.nextInt(101));
    }

    /// Mostly moments, at times hours: so that grace, back-off and deadlines are all met.
    private static int seconds(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(5);
            case 1, 2 -> 5 + random.nextInt(120);
            default -> 60 * (1 + random.nextInt(150));
        };
    }
}
