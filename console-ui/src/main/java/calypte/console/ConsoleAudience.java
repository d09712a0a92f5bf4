package calypte.console;

import calypte.console.client.FleetClient;
import calypte.console.client.Trouble;
import calypte.console.devices.DeviceRow;
import calypte.console.frame.Destination;
import calypte.console.frame.Place;
import calypte.console.fx.Background;
import calypte.console.fx.WindowDesk;
import calypte.console.shell.Connection;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Outside;
import calypte.console.shell.Shell;
import calypte.emulator.bench.Audience;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Looks at the very console that operators have, in this process, over a server in another.
///
/// | part | one of its times is | an error is |
/// |---|---|---|
/// | `first-paint` | from a fresh console until devices are on their page | more than 1 s |
/// | `filter` | from a new filter until what it finds is on the page | more than 500 ms |
/// | `overview` | until the answers are there of which the overview is made | more than 300 ms |
/// | `stalls` | how long the screen's thread let others wait | more than 100 ms |
/// | `pages` | from one page to the next | a heap that is larger by a tenth at the end |
final class ConsoleAudience implements Audience {

    private static final int PAINTINGS = 5;
    private static final int FILTERS = 20;
    private static final int SITES = 100;
    private static final int OPENINGS = 200;
    private static final int WARM_UP = 20;
    private static final long LATE_PAINT_MS = 1_000;
    private static final long LATE_FILTER_MS = 500;
    private static final long LATE_FIGURES_MS = 300;
    private static final double GROWTH = 1.1;
    private static final double MB = 1e6;

    private final Duration duration;
    private @Nullable House house;
    private @Nullable Stage stage;
    private @Nullable Shell shell;

    /// @param duration for which stalls are looked for
    ConsoleAudience(Duration duration) {
        this.duration = duration;
    }

    @Override
    public SequencedMap<String, Part> come(House to) throws IOException, InterruptedException {
        house = to;
        Eyes.open();
        stage =
                Eyes.act(() -> {
                    var window = new Stage();
                    window.setWidth(1280);
                    window.setHeight(860);
                    return window;
                });
        var parts = new LinkedHashMap<String, Part>();
        parts.put("first-paint", this::firstPaint);
        parts.put("filter", this::filter);
        parts.put("overview", this::overview);
        parts.put("stalls", this::stalls);
        parts.put("pages", this::pages);
        return parts;
    }

    private Waited firstPaint() throws IOException, InterruptedException {
        var nanos = new long[PAINTINGS];
        for (var i = 0; i < PAINTINGS; i++) {
            var _ = Eyes.until(this::begin, () -> true);
            nanos[i] = Eyes.until(() -> open(new Place.Devices("")), () -> shows(_ -> true));
        }
        return waited(nanos, LATE_PAINT_MS);
    }

    /// A console that has shown nothing yet but its first page.
    private void begin() {
        if (shell != null) {
            shell.close();
        }
        var window = there(stage);
        var server = there(house);
        var connection = new Connection(server.operator(), server.token(), Environment.LOCAL);
        var outside =
                Outside.of(
                        Background.virtualThreads(),
                        new WindowDesk(window),
                        InstantSource.system());
        shell = new Shell(connection, outside);
        window.setScene(there(shell).scene());
        window.show();
    }

    private Waited filter() throws IOException, InterruptedException {
        var nanos = new long[FILTERS];
        for (var i = 0; i < FILTERS; i++) {
            var site = "site-" + (i * 7 + 3) % SITES;
            var serial = serials(i);
            var filter = i % 2 == 0 ? "device_serial==" + serial + "*" : "tags==" + site;
            nanos[i] =
                    Eyes.until(
                            () -> open(new Place.Devices(filter)),
                            () ->
                                    shows(row ->
                                            filter.startsWith("tags")
                                                    ? row.device().tags().contains(site)
                                                    : row.serial().startsWith(serial)));
        }
        return waited(nanos, LATE_FILTER_MS);
    }

    /// The beginning of a hundred serials.
    private String serials(int turn) {
        var server = there(house);
        var number = (long) turn * server.devices() / FILTERS;
        return server.prefix() + String.format(Locale.ROOT, "%05d", number / 100);
    }

    private Waited overview() throws IOException {
        var server = there(house);
        var nanos = new long[FILTERS];
        try (var fleet = new FleetClient(server.operator(), server.token())) {
            for (var i = 0; i < FILTERS; i++) {
                var begun = System.nanoTime();
                var _ = fleet.summary();
                var _ = fleet.drift();
                nanos[i] = System.nanoTime() - begun;
            }
        } catch (Trouble e) {
            throw new IOException(e.getMessage(), e);
        }
        return waited(nanos, LATE_FIGURES_MS);
    }

    /// Stays a third of the time on each of the pages that live most.
    private Waited stalls() throws IOException, InterruptedException {
        var pages = List.of(new Place.Devices(""), new Place.Overview(), new Place.Audit(""));
        for (var page : pages) {
            var _ = Eyes.until(() -> open(page), () -> true);
        }
        var pulse = new FrameWatch();
        for (var page : pages) {
            var _ = Eyes.until(() -> open(page), () -> true);
            pulse.watch(duration.dividedBy(pages.size()));
        }
        return new Waited(pulse.delays(), duration.toNanos(), pulse.stalls());
    }

    /// With nothing happening meanwhile: what has grown then, the pages have kept.
    private Waited pages() throws IOException, InterruptedException {
        var server = there(house);
        server.hush().run();
        var _ = opened(WARM_UP);
        var before = heap();
        var nanos = opened(OPENINGS);
        var after = heap();
        server.notes()
                .printf(
                        Locale.ROOT,
                        "console-pages: heap %.1f MB before and %.1f MB after %d openings of every page%n",
                        before / MB,
                        after / MB,
                        OPENINGS);
        var wall = LongStream.of(nanos).sum();
        return new Waited(nanos, wall, after > before * GROWTH ? 1 : 0);
    }

    private long[] opened(int times) throws IOException, InterruptedException {
        var pages = Destination.values();
        var nanos = new long[times * pages.length];
        for (var i = 0; i < nanos.length; i++) {
            var page = Place.of(pages[i % pages.length]);
            nanos[i] = Eyes.until(() -> open(page), () -> true);
        }
        return nanos;
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private void open(Place place) {
        there(shell).surroundings().navigator().open(place);
    }

    /// Whether there are devices on the page, all of that kind.
    private boolean shows(Predicate<DeviceRow> kind) {
        return there(shell).scene().lookup("#devices") instanceof TableView<?> table
                && !table.getItems().isEmpty()
                && table.getItems().stream().allMatch(row -> kind.test((DeviceRow) row));
    }

    private static <T> T there(@Nullable T what) {
        if (what == null) {
            throw new IllegalStateException("nobody came");
        }
        return what;
    }

    private static Waited waited(long[] nanos, long lateMs) {
        var late = LongStream.of(nanos).filter(one -> one > lateMs * 1_000_000).count();
        return new Waited(nanos, LongStream.of(nanos).sum(), late);
    }

    @Override
    public void close() {
        if (stage != null) {
            Eyes.close();
        }
    }
}
