package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareSerial;
import calypte.model.firmware.Provenance;
import calypte.model.registration.Registration;
import calypte.server.audit.Action;
import calypte.server.audit.AuditEvent;
import calypte.server.audit.AuditFeed;
import calypte.server.audit.AuditPages;
import calypte.server.audit.AuditPages.Mark;
import calypte.server.audit.AuditTrail;
import calypte.server.registry.Catalogue;
import calypte.server.registry.FleetHistory;
import calypte.server.registry.FleetHistory.Point;
import calypte.server.registry.FleetHistory.Share;
import calypte.server.registry.NewDevice;
import calypte.server.registry.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of what the fleet ran, under a clock of its own.
class FleetHistoryTest {

    private static final Source OPERATOR = Source.operator("127.0.0.1");

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Ground ground;

    @SuppressWarnings("NullAway.Init")
    private FleetHistory history;

    @SuppressWarnings("NullAway.Init")
    private AuditTrail trail;

    @SuppressWarnings("NullAway.Init")
    private DeviceTypeId type;

    @BeforeEach
    void open() throws Exception {
        ground = new Ground(folder);
        history = ground.engine().fleet().history(new AuditPages(ground.database().readers()));
        trail = new AuditTrail(new AuditFeed(), ground::now, new SplittableRandom(7));
        type =
                ground.engine()
                        .fleet()
                        .catalogue()
                        .addType(new Catalogue.NewType("pump", "", true), OPERATOR)
                        .orElseThrow()
                        .id();
        firmware("fw-1", "1.0.0");
        firmware("fw-2", "2.0.0");
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void eachMinuteIsOnePointAndTheLastOneIsNow() {
        runs("pump-1", "fw-1");
        runs("pump-2", "fw-1");
        runs("pump-3", "unheard-of");
        history.sample();
        ground.pass(Duration.ofSeconds(20));
        history.sample();
        ground.pass(Duration.ofMinutes(1));
        runs("pump-2", "fw-2");
        history.sample();
        ground.pass(Duration.ofSeconds(5));
        runs("pump-1", "fw-2");

        var told = history.last(1, 300);

        assertThat(told.step()).isEqualTo("1m");
        assertThat(told.points()).hasSize(3).allMatch(point -> point.total() == 3);
        assertThat(running(told.points().get(0)))
                .containsExactlyInAnyOrder(tuple("1.0.0", 2L), tuple(null, 1L));
        assertThat(running(told.points().get(1)))
                .containsExactlyInAnyOrder(tuple("1.0.0", 1L), tuple("2.0.0", 1L), tuple(null, 1L));
        assertThat(running(told.points().get(2)))
                .containsExactlyInAnyOrder(tuple("2.0.0", 2L), tuple(null, 1L));
        assertThat(told.points().get(2).at()).isEqualTo(ground.now());
    }

    @Test
    void aDayIsKeptByTheMinuteAndASeasonByTheHour() {
        runs("pump-1", "fw-1");
        history.sample();
        ground.pass(Duration.ofMinutes(30));
        history.sample();
        ground.pass(Duration.ofHours(24));
        history.sample();

        assertThat(history.last(24, 300).points()).hasSize(3);
        assertThat(history.last(48, 300)).returns("1h", FleetHistory.History::step);
        assertThat(history.last(48, 300).points()).hasSize(3);
        ground.pass(Duration.ofDays(90));
        history.sample();
        assertThat(history.last(24 * 90, 300).points()).hasSize(2);
    }

    @Test
    void aLongHistoryIsThinnedButEndsWhereItEnds() {
        runs("pump-1", "fw-1");
        for (var i = 0; i < 10; i++) {
            history.sample();
            ground.pass(Duration.ofMinutes(1));
        }

        var points = history.last(1, 4).points();

        assertThat(points).hasSize(5);
        assertThat(points.get(3).at()).isEqualTo(ground.now().minus(Duration.ofMinutes(1)));
        assertThat(points).extracting(Point::at).isSorted();
    }

    @Test
    void theLargestSharesAreToldApartAndTheRestTogether() {
        IntStream.range(0, 45).forEach(i -> firmware("more-" + i, "3." + i + ".0"));
        IntStream.range(0, 45).forEach(i -> runs("pump-" + i, "more-" + i));
        runs("pump-a", "more-44");

        var versions = history.last(1, 300).points().getLast().versions();

        assertThat(versions).hasSize(41);
        assertThat(versions.getFirst()).returns("3.44.0", Share::version).returns(2L, Share::count);
        assertThat(versions.getLast()).returns("other", Share::version).returns(5L, Share::count);
    }

    @Test
    void aFleetOfNoDevicesHasAHistoryToo() {
        history.sample();

        assertThat(history.last(24, 300).points())
                .allMatch(point -> point.total() == 0 && point.versions().isEmpty());
    }

    @Test
    void whatTurnedTheFleetIsMarked() {
        told(AuditEvent.of(Action.ROLLOUT_STARTED).says("R-1 was started"));
        told(AuditEvent.of(Action.ROLLOUT_CREATED).says("R-2 was created"));
        told(AuditEvent.of(Action.ROLLOUT_PAUSED).says("R-1 was paused"));
        var at = ground.now();

        assertThat(history.last(1, 300).marks())
                .containsExactly(
                        new Mark(at, "rollout-started", "R-1 was started"),
                        new Mark(at, "rollout-paused", "R-1 was paused"));
        ground.pass(Duration.ofHours(2));
        assertThat(history.last(1, 300).marks()).isEmpty();
    }

    private void told(AuditEvent event) {
        ground.database()
                .writer()
                .write(tx -> {
                    trail.record(tx, event);
                    return event;
                });
    }

    private void firmware(String serial, String version) {
        var asked =
                new Catalogue.NewFirmware(
                        new FirmwareSerial(serial),
                        version,
                        type,
                        Firmware.State.PUBLISHED,
                        Provenance.UNKNOWN,
                        "");
        assertThat(ground.engine().fleet().catalogue().addFirmware(asked, OPERATOR))
                .isInstanceOf(Catalogue.Added.Done.class);
    }

    /// It is entered if nobody did so before.
    private void runs(String serial, String firmware) {
        var device = new DeviceSerial(serial);
        var asked = new NewDevice(device, type, null, "", List.of(), Map.of(), "", null);
        var _ = ground.engine().fleet().devices().enter(List.of(asked), OPERATOR);
        var said = new Registration(device, firmware, "boot-" + firmware, null, Map.of());
        var _ = ground.engine().fleet().registrations().register(said, Source.http("127.0.0.1"));
    }

    private static List<Tuple> running(Point point) {
        return point.versions().stream()
                .map(share -> tuple(share.version(), share.count()))
                .toList();
    }
}
