package calypte.console;

import calypte.emulator.scene.Act;
import calypte.emulator.scene.Cast;
import calypte.emulator.scene.Scene;
import java.util.List;

/// The story of the first run. No device fails in it: a second attempt waits for the back-off of a
/// server that is set for real work, and nobody watches for so long.
final class Welcome {

    static final double PACE = 1.5;

    private static final String OLD = "1.4.0";
    private static final String NEW = "1.5.0";

    static final Scene SCENE =
            new Scene(
                    "welcome",
                    "Ten devices are entered, register, and are updated",
                    "demo",
                    10,
                    List.of(
                            new Act.Stock(OLD),
                            new Act.Stock(NEW),
                            new Act.Enter(OLD, new Cast.AllNormal()),
                            new Act.AwaitSync(OLD),
                            new Act.Assign(NEW),
                            new Act.AwaitSync(NEW)));

    private Welcome() {}
}
