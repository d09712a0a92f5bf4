package calypte.console;

import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.frame.Lock;
import calypte.console.frame.Navigator;
import calypte.console.frame.Notice;
import calypte.console.frame.Notices;
import calypte.console.frame.Place;
import calypte.console.frame.Question;
import calypte.console.frame.Surroundings;
import calypte.console.frame.Tasks;
import calypte.console.fx.Background;
import calypte.console.fx.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Surroundings without a window, in which everything happens at once, and which remember where a
/// view model went and what it asked.
public final class Around implements AutoCloseable {

    private final FleetClient fleet;
    private final LiveFeed feed;
    private final Surroundings surroundings;
    private final List<Place> opened = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<Question> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T06:30:00Z");

    private Around(FleetClient fleet, LiveFeed feed) {
        this.fleet = fleet;
        this.feed = feed;
        surroundings =
                new Surroundings(
                        fleet,
                        feed,
                        Background.immediate(),
                        new TestDesk(),
                        () -> now,
                        new Notices(() -> now),
                        new Tasks(Background.immediate(), () -> now),
                        new Ways(),
                        this::ask,
                        new Lock(fleet),
                        Memory.brief());
    }

    public static Around of(StubServer server) {
        var fleet = new FleetClient(server.url(), "token");
        return new Around(fleet, fleet.feed());
    }

    /// On a server that is real.
    public static Around of(FleetClient fleet, LiveFeed feed) {
        return new Around(fleet, feed);
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /// Where a view model went, the first first.
    public List<Place> opened() {
        return opened;
    }

    public List<String> commands() {
        return commands;
    }

    /// What the operator was asked; the answer is always yes.
    public List<Question> asked() {
        return asked;
    }

    /// What was said, the latest first.
    public List<String> said() {
        return surroundings.notices().history().stream().map(Notice::text).toList();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    private void ask(Question question, Runnable yes) {
        asked.add(question);
        yes.run();
    }

    @Override
    public void close() {
        feed.close();
        fleet.close();
    }

    private final class Ways implements Navigator {
        @Override
        public void open(Place place) {
            opened.add(place);
        }

        @Override
        public void openInWindow(Place place) {
            opened.add(place);
        }

        @Override
        public void run(String command) {
            commands.add(command);
        }

        @Override
        public void back() {
            opened.removeLast();
        }
    }
}
