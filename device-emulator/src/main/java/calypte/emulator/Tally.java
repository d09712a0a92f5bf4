package calypte.emulator;

import calypte.emulator.device.Happening;
import java.util.concurrent.atomic.LongAdder;

/// Counts what happens to a fleet.
final class Tally {

    private final LongAdder connections = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder registrations = new LongAdder();
    private final LongAdder orders = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder proofs = new LongAdder();

    void count(Happening happening) {
        switch (happening) {
            case Happening.Connected _ -> connections.increment();
            case Happening.ConnectFailed(_, var refused, _, _) -> {
                if (refused) {
                    refusals.increment();
                }
            }
            case Happening.LinkLost _ -> lost.increment();
            case Happening.Registered _ -> registrations.increment();
            case Happening.Ordered _ -> orders.increment();
            case Happening.Progressed(_, var progress) -> {
                if (progress.state().isEnd()) {
                    failures.increment();
                }
            }
            case Happening.Proven _ -> proofs.increment();
            case Happening.PoweredOn _, Happening.PoweredOff _, Happening.Cancelled _ -> {}
            case Happening.PowerCut _, Happening.Hung _ -> {}
            case Happening.Rebooted _, Happening.WentAway _ -> {}
        }
    }

    Counters read(long devices) {
        return new Counters(
                devices,
                connections.sum(),
                refusals.sum(),
                lost.sum(),
                registrations.sum(),
                orders.sum(),
                failures.sum(),
                proofs.sum());
    }
}
