package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import calypte.model.device.Sync;
import calypte.model.drift.Policy;
import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.FirmwareSerial;
import calypte.model.firmware.Provenance;
import calypte.model.registration.Registration;
import calypte.model.update.Progress;
import calypte.server.firmware.FirmwareApi;
import calypte.server.registry.Assignments;
import calypte.server.registry.Catalogue;
import calypte.server.registry.Devices;
import calypte.server.registry.NewDevice;
import calypte.server.registry.OperatorHand;
import calypte.server.registry.Source;
import calypte.server.rollout.RolloutHand;
import calypte.server.rollout.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A small fleet, played by [Handset]s against the real engine on a real database, under a clock of
/// its own. What must hold at every step is checked here; what must hold in the long run, by
/// [TrailProof] from the audit trail.
final class World implements Walks.World<Act> {

    static final int DEVICES = 10;

    /// Four of the fleet's own type, one of them without content, and one of another type.
    static final int FIRMWARE = 5;

    static final Policy POLICY =
            new Policy(
                    Duration.ofSeconds(10),
                    3,
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(6));

    private static final Source OPERATOR = Source.operator("127.0.0.1");

    /// What wants nothing, or of whom nothing is wanted.
    private static final Set<Sync> AT_REST = Set.of(Sync.IN_SYNC, Sync.UNASSIGNED);

    private static final int LONG_ENOUGH = 60;

    private final Ground ground;
    private final List<Handset> handsets = new ArrayList<>();
    private final List<FirmwareId> firmware = new ArrayList<>();
    private final Map<String, Terms> terms = new HashMap<>();

    World(Ground ground) {
        this.ground = ground;
        ground.engine().connect(this::handset);
        furnish();
        handsets.forEach(this::comes);
    }

    @Override
    public void take(Act act) {
        switch (act) {
            case Act.Comes(var device) -> comes(handsets.get(device));
            case Act.Goes(var device) -> goes(handsets.get(device));
            case Act.Registers(var device) -> registers(handsets.get(device));
            case Act.Boots(var device, var version) -> {
                handsets.get(device).boots(serial(version));
                registers(handsets.get(device));
            }
            case Act.Says(var device, var state, var percent) ->
                    says(handsets.get(device), state, percent);
            case Act.Echoes(var device, var which) -> echoes(handsets.get(device), which);
            case Act.Obeys(var device) -> obeys(handsets.get(device));
            case Act.Lies(var device) -> lies(handsets.get(device));
            case Act.Assigns(var device, var version) -> assigns(handsets.get(device), version);
            case Act.Disables(var device) ->
                    fleet().devices().disable(handsets.get(device).id, OPERATOR);
            case Act.Enables(var device) ->
                    fleet().devices().enable(handsets.get(device).id, OPERATOR);
            case Act.Rekeys(var device) ->
                    fleet().devices().rekey(handsets.get(device).id, OPERATOR);
            case Act.Holds(var device) -> operator().holds(handsets.get(device).id);
            case Act.Releases(var device) -> operator().releases(handsets.get(device).id);
            case Act.Retries(var device) -> operator().retries(handsets.get(device).id);
            case Act.Cancels(var device) -> operator().cancels(handsets.get(device).id);
            case Act.Rolls(var version, var which, var terms) -> rolls(version, which, terms);
            case Act.Pauses(var rollout) -> rollouts().pauses(rollout);
            case Act.Resumes(var rollout) -> rollouts().resumes(rollout);
            case Act.Approves(var rollout) -> rollouts().approves(rollout);
            case Act.Aborts(var rollout) -> rollouts().aborts(rollout);
            case Act.RetriesFailed(var rollout) -> rollouts().retriesFailed(rollout);
            case Act.Revokes(var version) ->
                    fleet().firmwareLife()
                            .move(firmware.get(version), Firmware.State.REVOKED, OPERATOR);
            case Act.Passes(var seconds) -> ground.pass(Duration.ofSeconds(seconds));
            case Act.Looks _ -> looks();
            case Act.Restarts _ -> restarts();
        }
        Recount.holds(ground.database());
    }

    /// From here on nobody is out to make trouble: what can converge does, and the rest says why
    /// not. The trail tells that nothing went wrong on the way.
    @Override
    public void arrive() {
        for (var i = 0; i < LONG_ENOUGH; i++) {
            handsets.forEach(this::comes);
            handsets.forEach(this::obeys);
            // A quarantine lasts a day, and a window is met in some hour or other.
            ground.pass(Duration.ofMinutes(31));
            looks();
        }
        handsets.forEach(this::isSettled);
        new TrailProof(POLICY, terms).holds(ground.trail());
        ground.verify();
        assertThat(ground.miscounted()).as("phases whose counters are not their devices").isEmpty();
    }

    /// The ground is swept when the next world begins.
    @Override
    public void close() {}

    /// A fresh firmware for the whole fleet, of which the dry run tells who will get it; nobody
    /// makes trouble from here on, and exactly those do get it.
    void rollsOutToTheEnd() {
        for (var rollout = 0; rollout < ground.rolledOut(); rollout++) {
            rollouts().aborts(rollout);
        }
        looks();
        var fresh = firmware(fleet().catalogue().types().getFirst().id(), FIRMWARE);
        upload(fresh, FIRMWARE);
        var devices = handsets.stream().map(it -> it.id.value()).toList();
        var rolled = rollouts().rolls(fresh, devices, Terms.NONE);

        arrive();

        rolled.ifPresent(it -> {
            assertThat(it.started()).as("started").isTrue();
            assertThat(ground.rows("rollout_target", "rollout_id = '" + it.rollout() + "'"))
                    .as("devices that were taken")
                    .isEqualTo(it.foreseen());
            assertThat(
                            ground.rows(
                                    "rollout_target",
                                    "state = 'SUCCEEDED' and rollout_id = '" + it.rollout() + "'"))
                    .as("devices that succeeded")
                    .isEqualTo(it.foreseen());
        });
    }

    private void isSettled(Handset handset) {
        var status = fleet().reader().device(handset.id).orElseThrow().status();
        assertThat(AT_REST.contains(status.sync()) || status.stuck())
                .as("%s settles: %s", handset.serial, status)
                .isTrue();
    }

    private void furnish() {
        var pump = type("pump");
        var valve = type("valve");
        for (var version = 0; version < FIRMWARE; version++) {
            var last = version == FIRMWARE - 1;
            firmware.add(firmware(last ? valve : pump, version));
            if (version != FIRMWARE - 2) {
                upload(firmware.get(version), version);
            }
        }
        for (var number = 0; number < DEVICES; number++) {
            var serial = new DeviceSerial("pump-" + number);
            var wanted = number % 2 == 0 ? firmware.get(0) : null;
            var id = enter(new NewDevice(serial, pump, wanted, "", List.of(), Map.of(), "", null));
            handsets.add(new Handset(serial, id, serial(number % 3)));
        }
    }

    private DeviceTypeId type(String name) {
        var asked = new Catalogue.NewType(name, "", true);
        return fleet().catalogue().addType(asked, OPERATOR).orElseThrow().id();
    }

    private FirmwareId firmware(DeviceTypeId type, int version) {
        var asked =
                new Catalogue.NewFirmware(
                        new FirmwareSerial(serial(version)),
                        version + ".0.0",
                        type,
                        Firmware.State.PUBLISHED,
                        Provenance.UNKNOWN,
                        "");
        return switch (fleet().catalogue().addFirmware(asked, OPERATOR)) {
            case Catalogue.Added.Done(var added) -> added.id();
            case Catalogue.Added.UnknownType _, Catalogue.Added.SerialTaken _ ->
                    throw new AssertionError("not a fresh world");
        };
    }

    private void upload(FirmwareId id, int version) {
        var digest = new Digest(String.valueOf(version).repeat(64));
        fleet().firmwareLife().uploaded(id, new Firmware.Content(digest, 1), OPERATOR);
    }

    private DeviceId enter(NewDevice device) {
        return switch (fleet().devices().enter(List.of(device), OPERATOR)) {
            case Devices.Entered.All(var entered) -> new DeviceId(entered.getFirst().device().id());
            case Devices.Entered.None(var refusals) -> throw new AssertionError(refusals);
        };
    }

    private static String serial(int version) {
        return "fw-" + version;
    }

    private Fleet fleet() {
        return ground.engine().fleet();
    }

    private Handset handset(DeviceSerial serial) {
        return handsets.stream().filter(it -> it.serial.equals(serial)).findFirst().orElseThrow();
    }

    private void comes(Handset handset) {
        if (!handset.isOnline() && isLetIn(handset)) {
            handset.session = fleet().presence().begun(handset.serial);
            registers(handset);
        }
    }

    private boolean isLetIn(Handset handset) {
        return fleet().reader().device(handset.id).orElseThrow().enabled();
    }

    private void goes(Handset handset) {
        var session = handset.session;
        if (session != null) {
            handset.session = null;
            fleet().presence().ended(handset.serial, session);
        }
    }

    private void registers(Handset handset) {
        if (handset.isOnline()) {
            accept(handset, handset.registration());
        }
    }

    private void accept(Handset handset, Registration said) {
        switch (fleet().firmwareApi().accept(said, Source.MQTT)) {
            case FirmwareApi.Answer.Ok(var reply) -> {
                if (reply.update() != null) {
                    handset.told(reply.update());
                }
            }
            case FirmwareApi.Answer.Disabled _ -> goes(handset);
            case FirmwareApi.Answer.Refused _, FirmwareApi.Answer.Throttled _ ->
                    throw new AssertionError(handset.serial + " was refused");
        }
    }

    private void says(Handset handset, Progress.State state, int percent) {
        var order = handset.order;
        if (order != null && handset.isOnline()) {
            fleet().openOrders()
                    .progressed(handset.serial, handset.says(order, state, percent), Source.MQTT);
        }
    }

    private void echoes(Handset handset, int which) {
        if (!handset.isOnline()) {
            return;
        }
        if (which % 2 == 0 && !handset.registrations.isEmpty()) {
            accept(handset, handset.registrations.get(which % handset.registrations.size()));
        } else if (!handset.words.isEmpty()) {
            var word = handset.words.get(which % handset.words.size());
            fleet().openOrders().progressed(handset.serial, word, Source.MQTT);
        }
    }

    private void obeys(Handset handset) {
        var order = handset.order;
        if (order == null || !handset.isOnline()) {
            return;
        }
        assertThat(order.firmware().serial()).as("what %s was told", handset.serial).isNotEmpty();
        says(handset, Progress.State.REBOOTING, 0);
        handset.boots(order.firmware().serial());
        registers(handset);
    }

    private void lies(Handset handset) {
        if (handset.order != null && handset.isOnline()) {
            says(handset, Progress.State.REBOOTING, 0);
            handset.boots(handset.runs());
            registers(handset);
        }
    }

    private void assigns(Handset handset, int version) {
        if (fleet().assignments().isAssignable(firmware.get(version)).orElseThrow()) {
            var wish = new Assignments.Wish(firmware.get(version), true, "a walk");
            fleet().assignments().assign(List.of(handset.id), wish, false, OPERATOR);
        }
    }

    /// `which` has a bit for each device. What the dry run told is what comes of it.
    private void rolls(int version, int which, Terms terms) {
        var devices =
                handsets.stream()
                        .filter(it -> (which >> handsets.indexOf(it) & 1) == 1)
                        .map(it -> it.id.value())
                        .toList();
        var rolled = rollouts().rolls(firmware.get(version), devices, terms);
        rolled.filter(RolloutHand.Rolled::started)
                .ifPresent(it -> {
                    assertThat(it.conflicts()).as("conflicts of one that was started").isZero();
                    assertThat(ground.rows("device", "rollout_id = '" + it.rollout() + "'"))
                            .as("devices that the dry run foresaw")
                            .isEqualTo(it.foreseen());
                    this.terms.put(it.rollout().toString(), terms);
                });
    }

    private RolloutHand rollouts() {
        return ground.engine().rolloutHand();
    }

    private OperatorHand operator() {
        return new OperatorHand(fleet().interventions());
    }

    private void looks() {
        ground.engine().job().round();
        assertThat(ground.overdue()).as("attempts past their deadline").isZero();
    }

    private void restarts() {
        ground.restart();
        ground.engine().connect(this::handset);
        handsets.forEach(it -> it.session = null);
    }
}
