package calypte.emulator.scene;

import calypte.emulator.scenario.Behaviour;
import calypte.emulator.scenario.Behaviours;

/// Who plays what: most devices are normal, some are not.
public sealed interface Cast {

    record AllNormal() implements Cast {}

    /// The one with this number, or the last if there are not so many.
    record One(int odd, Behaviour behaviour) implements Cast {}

    /// Just this share, spread evenly.
    record Some(double share, Behaviour behaviour) implements Cast {}

    /// How device `number` of so many behaves; they are counted from 1.
    default Behaviour of(int number, int devices) {
        return switch (this) {
            case AllNormal() -> Behaviours.NORMAL;
            case One(var odd, var behaviour) when number == Math.min(odd, devices) -> behaviour;
            case Some(var share, var behaviour)
                    when Math.floor(number * share) > Math.floor((number - 1) * share) ->
                    behaviour;
            case One _, Some _ -> Behaviours.NORMAL;
        };
    }
}
