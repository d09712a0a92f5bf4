package calypte.emulator.bench;

import calypte.emulator.operator.OperatorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The console over a large fleet in which fifty devices a second have something to say. What is
/// measured, the [Audience] says; what the server takes meanwhile, we see.
final class Watched implements Task {

    private static final int DEVICES = 100_000;
    private static final int TALKING = 2_000;

    private final Audience audience;

    Watched(Audience audience) {
        this.audience = audience;
    }

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        try (var server = ground.server(Map.of("CALYPTE_ROLLOUT_GRACE", "1h"));
                audience) {
            var catalogue = Catalogue.of(server.operator(), 2);
            var count = ground.count(DEVICES);
            Filter.enter(ground, server, catalogue, count);
            var talking = new Devices(catalogue.enter("seen", TALKING), server, ground.load());
            talking.register(new Devices.Said(Catalogue.serial(0), "boot-0", 1));
            try (var talk = new Talk(talking, ground.notes())) {
                talk.begin();
                return look(ground, server, talk, count);
            }
        }
    }

    private List<Row> look(Ground ground, ServerProcess server, Talk talk, int count)
            throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        var house =
                new Audience.House(
                        server.ready().operator(),
                        server.token(),
                        Filter.PREFIX,
                        count,
                        talk::close,
                        ground.notes());
        for (var part : audience.come(house).entrySet()) {
            rows.add(
                    ground.measure(
                            "console-" + part.getKey(),
                            server,
                            () -> part.getValue().look().sample()));
        }
        return rows;
    }
}
