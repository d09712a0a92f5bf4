package calypte.emulator.scenario;

import calypte.emulator.device.Fate;
import calypte.emulator.device.Plan.Outage;
import calypte.emulator.scenario.Behaviour.Door;
import java.time.Duration;
import java.util.List;

/// The behaviours there are, by name.
public final class Behaviours {

    public static final Behaviour NORMAL = honest("normal", Fate.SUCCEEDS);
    public static final Behaviour SLOW =
            new Behaviour("slow", 0.2, Door.HONEST, List.of(Fate.SUCCEEDS), null);
    public static final Behaviour WRONG_KEY =
            new Behaviour("wrong-key", 1, Door.WRONG_KEY, List.of(Fate.SUCCEEDS), null);
    public static final Behaviour UNKNOWN_FIRMWARE =
            new Behaviour(
                    "unknown-firmware", 1, Door.UNKNOWN_FIRMWARE, List.of(Fate.SUCCEEDS), null);
    public static final Behaviour FAILS_INSTALL = honest("fails-install", Fate.FAILS_INSTALL);
    public static final Behaviour FAILS_ONCE =
            honest("fails-once", Fate.FAILS_INSTALL, Fate.SUCCEEDS);
    public static final Behaviour POWER_CUT = honest("power-cut", Fate.POWER_CUT, Fate.SUCCEEDS);
    public static final Behaviour FALSE_SUCCESS = honest("false-success", Fate.LIES);
    public static final Behaviour GOES_OFFLINE =
            new Behaviour(
                    "goes-offline",
                    1,
                    Door.HONEST,
                    List.of(Fate.SUCCEEDS),
                    new Outage(Duration.ofSeconds(20), Duration.ofSeconds(20)));

    public static final List<Behaviour> ALL =
            List.of(
                    NORMAL,
                    SLOW,
                    WRONG_KEY,
                    UNKNOWN_FIRMWARE,
                    FAILS_INSTALL,
                    FAILS_ONCE,
                    POWER_CUT,
                    FALSE_SUCCESS,
                    GOES_OFFLINE);

    private Behaviours() {}

    /// @throws IllegalArgumentException in words for whoever typed it, if there is none of the name
    public static Behaviour named(String name) {
        return ALL.stream()
                .filter(behaviour -> behaviour.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private static String unknown(String name) {
        var names = ALL.stream().map(Behaviour::name).toList();
        return "no behaviour is called '"
                + name
                + "'; did you mean '"
                + Nearest.to(name, names)
                + "'? There are "
                + String.join(", ", names);
    }

    private static Behaviour honest(String name, Fate... fates) {
        return new Behaviour(name, 1, Door.HONEST, List.of(fates), null);
    }
}
