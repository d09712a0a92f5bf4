package calypte.emulator.scene;

import calypte.emulator.scenario.Behaviours;
import calypte.emulator.scenario.Nearest;
import calypte.emulator.scene.Act.Phases;
import java.util.List;

/// The scenes there are, by name.
public final class Scenes {

    private static final String OLD = "1.4.0";
    private static final String NEW = "1.5.0";

    public static final Scene HAPPY =
            new Scene(
                    "happy",
                    "A fleet takes new firmware; one device needs a second attempt",
                    "d",
                    10,
                    List.of(
                            new Act.Stock(OLD),
                            new Act.Stock(NEW),
                            new Act.Enter(OLD, new Cast.One(3, Behaviours.FAILS_ONCE)),
                            new Act.AwaitSync(OLD),
                            new Act.Assign(NEW),
                            new Act.AwaitSync(NEW)));

    public static final Scene FAILING_CANARY =
            new Scene(
                    "failing-canary",
                    "An image that does not boot on 30 % of the devices is stopped early and rolled back",
                    "c",
                    40,
                    List.of(
                            new Act.Stock(OLD),
                            new Act.Stock(NEW),
                            new Act.Enter(OLD, notBooting()),
                            new Act.AwaitSync(OLD),
                            new Act.Rollout(NEW, Phases.CANARY),
                            new Act.AwaitStop(),
                            new Act.Ask("activity==FAILED"),
                            new Act.RollBack(),
                            new Act.AwaitSync(OLD)));

    public static final Scene OFFLINE_CATCH_UP =
            new Scene(
                    "offline-catch-up",
                    "Devices that are away during a rollout catch up by themselves",
                    "o",
                    10,
                    List.of(
                            new Act.Stock(OLD),
                            new Act.Stock(NEW),
                            new Act.Enter(OLD, new Cast.AllNormal()),
                            new Act.AwaitSync(OLD),
                            new Act.SwitchOff(0.3),
                            new Act.Rollout(NEW, Phases.ALL_AT_ONCE),
                            new Act.AwaitSync(NEW),
                            new Act.Ask("link==OFFLINE"),
                            new Act.SwitchOn(),
                            new Act.AwaitSync(NEW),
                            new Act.AwaitEnd()));

    public static final List<Scene> ALL = List.of(HAPPY, FAILING_CANARY, OFFLINE_CATCH_UP);

    private Scenes() {}

    private static Cast notBooting() {
        var behaviour = Behaviours.FAILS_BOOT;
        return new Cast.Some(0.3, behaviour.with(behaviour.luck().onlyWith(NEW)));
    }

    /// @throws IllegalArgumentException in words for whoever typed it, if there is none of the name
    public static Scene named(String name) {
        var names = ALL.stream().map(Scene::name).toList();
        return ALL.stream()
                .filter(scene -> scene.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no scene is called '%s'; did you mean '%s'? There are %s"
                                        .formatted(
                                                name,
                                                Nearest.to(name, names),
                                                String.join(", ", names))));
    }
}
