package calypte.emulator.scenario;

import calypte.emulator.device.Fate;
import calypte.emulator.device.Habits;
import calypte.emulator.device.Habits.Speech;
import calypte.emulator.device.Habits.Trouble;
import calypte.emulator.device.Luck;
import calypte.emulator.device.Moment;
import calypte.emulator.scenario.Behaviour.Door;
import calypte.model.update.Progress.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The behaviours there are, by name.
public final class Behaviours {

    private static final Fate SUCCEEDS = new Fate.Succeeds();
    private static final Duration NOW = Duration.ZERO;

    public static final Behaviour NORMAL = lucky("normal", "takes what it is ordered", SUCCEEDS);
    public static final Behaviour SLOW =
            lucky("slow", "takes five times as long", SUCCEEDS).atHaste(0.2);
    public static final Behaviour WRONG_KEY =
            lucky("wrong-key", "brings a key that is not its own", SUCCEEDS).with(Door.WRONG_KEY);
    public static final Behaviour UNKNOWN_FIRMWARE =
            lucky("unknown-firmware", "runs what nobody knows", SUCCEEDS)
                    .with(Door.UNKNOWN_FIRMWARE);
    public static final Behaviour FAILS_INSTALL = fails(Code.INSTALL_FAILED);
    public static final Behaviour FAILS_ONCE =
            lucky(
                    "fails-once",
                    "cannot write its flash, the first time",
                    new Fate.Fails(Code.INSTALL_FAILED),
                    SUCCEEDS);
    public static final Behaviour FAILS_BOOT = fails(Code.BOOT_FAILED);
    public static final Behaviour POWER_CUT =
            lucky(
                    "power-cut",
                    "loses power while it installs, the first time",
                    new Fate.PowerCut(Moment.INSTALL),
                    SUCCEEDS);
    public static final Behaviour FALSE_SUCCESS =
            lucky("false-success", "claims success and boots the old image", new Fate.Lies());
    public static final Behaviour PRETENDS =
            lucky("pretends", "claims the new image without having booted", new Fate.Pretends());
    public static final Behaviour GOES_OFFLINE =
            habit(
                    "goes-offline",
                    "has no network now and then",
                    Habits.GOOD.with(
                            new Trouble.Outage(Duration.ofSeconds(20), Duration.ofSeconds(20))));
    public static final Behaviour REBOOT_LOOP =
            habit(
                    "reboot-loop",
                    "starts anew every few seconds",
                    Habits.GOOD.with(new Trouble.Crash(Duration.ofSeconds(8))));
    public static final Behaviour STUTTERS =
            habit("stutters", "says everything twice", Habits.GOOD.with(new Speech(2, NOW)));
    public static final Behaviour MUDDLES =
            habit(
                    "muddles",
                    "reports twice, late and out of order",
                    Habits.GOOD.with(new Speech(2, Duration.ofSeconds(6))));
    public static final Behaviour SILENT =
            habit("silent", "never reports progress", Habits.GOOD.with(new Speech(0, NOW)));
    public static final Behaviour WRONG_CLOCK =
            habit(
                    "wrong-clock",
                    "tells of a clock that is years behind",
                    Habits.GOOD.withClockOff(Duration.ofDays(-20_000)));

    public static final List<Behaviour> ALL = all();

    private Behaviours() {}

    private static List<Behaviour> all() {
        var all = new ArrayList<>(List.of(NORMAL, SLOW, WRONG_KEY, UNKNOWN_FIRMWARE, FAILS_ONCE));
        for (var code : Code.values()) {
            all.add(fails(code));
        }
        for (var code : List.of(Code.INCOMPATIBLE, Code.LOW_BATTERY, Code.BUSY, Code.NO_SPACE)) {
            all.add(refuses(code));
        }
        all.add(POWER_CUT);
        for (var moment : Moment.values()) {
            all.add(powerCut(moment));
            all.add(hangs(moment));
        }
        all.addAll(List.of(FALSE_SUCCESS, PRETENDS, GOES_OFFLINE, REBOOT_LOOP));
        all.addAll(List.of(STUTTERS, MUDDLES, SILENT, WRONG_CLOCK));
        return List.copyOf(all);
    }

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

    private static Behaviour fails(Code code) {
        return lucky(
                "fails-" + kebab(code).replace("-failed", ""),
                "fails with " + code,
                new Fate.Fails(code));
    }

    private static Behaviour refuses(Code code) {
        return lucky(
                "refuses-" + kebab(code),
                "refuses its orders with " + code,
                new Fate.Refuses(code));
    }

    private static Behaviour powerCut(Moment moment) {
        return lucky(
                "power-cut-" + kebab(moment),
                "loses power as it is to have " + moment.words() + ", the first time",
                new Fate.PowerCut(moment),
                SUCCEEDS);
    }

    private static Behaviour hangs(Moment moment) {
        return lucky(
                "hangs-" + kebab(moment),
                "gets stuck before it has " + moment.words() + ", the first time",
                new Fate.Hangs(moment),
                SUCCEEDS);
    }

    private static Behaviour lucky(String name, String about, Fate... fates) {
        return new Behaviour(name, about, 1, Door.HONEST, Luck.of(fates), Habits.GOOD);
    }

    private static Behaviour habit(String name, String about, Habits habits) {
        return lucky(name, about, SUCCEEDS).with(habits);
    }

    private static String kebab(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
