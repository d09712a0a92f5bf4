package calypte.emulator.device;

import java.util.ArrayList;
import java.util.List;

/// What an event leads to: the next state, and what is to be done.
public record Step(State state, List<Effect> effects) {

    public Step {
        effects = List.copyOf(effects);
    }

    static Step to(State state, Effect... effects) {
        return new Step(state, List.of(effects));
    }

    Step plus(Effect... more) {
        var all = new ArrayList<>(effects);
        all.addAll(List.of(more));
        return new Step(state, all);
    }

    /// The effects of this step, then those of `next`, in the state of `next`.
    Step before(Step next) {
        var all = new ArrayList<>(effects);
        all.addAll(next.effects);
        return new Step(next.state, all);
    }
}
