package calypte.server;

import calypte.model.update.Progress;
import calypte.server.rollout.Terms;
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

    record Holds(int device) implements Act {}

    record Releases(int device) implements Act {}

    record Retries(int device) implements Act {}

    record Cancels(int device) implements Act {}

    /// Some devices are to get a firmware phase by phase.
    record Rolls(int firmware, int devices, Terms terms) implements Act {}

    record Pauses(int rollout) implements Act {}

    record Resumes(int rollout) implements Act {}

    record Approves(int rollout) implements Act {}

    record Aborts(int rollout) implements Act {}

    record RetriesFailed(int rollout) implements Act {}

    record Revokes(int firmware) implements Act {}

    record Passes(int seconds) implements Act {}

    /// The loop looks for what is due.
    record Looks() implements Act {}

    /// The server dies, and another takes over what is in the database.
    record Restarts() implements Act {}

    /// Mostly what moves updates on, and now and then what gets in their way.
    static Act draw(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> new Looks();
            case 4, 5 -> new Passes(seconds(random));
            case 6, 7, 8, 9, 10, 11 -> ofADevice(random.nextInt(World.DEVICES), random);
            case 12, 13, 14, 15 -> ofAnUpdate(random.nextInt(World.DEVICES), random);
            case 16, 17 -> ofAnOperator(random.nextInt(World.DEVICES), random);
            case 18 -> rollout(random);
            default -> rare(random.nextInt(World.DEVICES), random);
        };
    }

    private static Act ofADevice(int device, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> new Comes(device);
            case 4 -> new Goes(device);
            case 5 -> new Registers(device);
            case 6 -> new Echoes(device, random.nextInt(1_000));
            default -> new Boots(device, random.nextInt(World.FIRMWARE));
        };
    }

    private static Act ofAnUpdate(int device, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> says(device, random);
            case 3 -> new Lies(device);
            default -> new Obeys(device);
        };
    }

    private static Act ofAnOperator(int device, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new Assigns(device, random.nextInt(World.FIRMWARE));
            case 3, 4 -> new Enables(device);
            case 5 -> new Releases(device);
            case 6 -> new Retries(device);
            default -> new Cancels(device);
        };
    }

    private static Act rare(int device, RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Restarts();
            case 3, 4 -> new Disables(device);
            case 5, 6 -> new Holds(device);
            case 7 -> new Rekeys(device);
            case 8 -> new Revokes(random.nextInt(World.FIRMWARE));
            default -> new Looks();
        };
    }

    private static Act rollout(RandomGenerator random) {
        var which = random.nextInt(10);
        return switch (random.nextInt(10)) {
            case 0 -> new Pauses(which);
            case 1, 2 -> new Resumes(which);
            case 3 -> new Aborts(which);
            case 4 -> new RetriesFailed(which);
            case 5, 6 -> new Approves(which);
            default ->
                    new Rolls(
                            random.nextInt(World.FIRMWARE),
                            1 + random.nextInt((1 << World.DEVICES) - 1),
                            terms(random));
        };
    }

    private static Terms terms(RandomGenerator random) {
        return new Terms(
                random.nextBoolean() ? null : 1 + random.nextInt(3),
                random.nextBoolean() ? null : 1 + random.nextInt(3),
                random.nextInt(3) == 0,
                random.nextInt(3) == 0,
                random.nextInt(3) == 0);
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
