package calypte.emulator;

import calypte.emulator.Fleet.Berth;
import calypte.emulator.link.Network;
import calypte.emulator.link.Unit;
import calypte.emulator.scenario.Behaviour;
import calypte.emulator.scenario.Mix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Meddles with a [Fleet] while it lives. Whatever is done acts at once, on devices in the middle
/// of whatever they are at; nobody waits for it to take effect.
///
/// Where a share of the fleet is hit, the seed and what was hit before decide whom: a rehearsed
/// show hits the same devices every time.
public final class Chaos {

    private final Fleet fleet;

    Chaos(Fleet fleet) {
        this.fleet = fleet;
    }

    /// How a fleet is off just now.
    ///
    /// @param off how many have no power
    /// @param cutOff how many have power, but no network of their own
    /// @param behaviours how many devices behave how, by name
    public record Standing(
            int devices, int off, int cutOff, Network network, Map<String, Integer> behaviours) {}

    public Standing standing() {
        var behaviours = new TreeMap<String, Integer>();
        var off = 0;
        var cutOff = 0;
        for (var berth : fleet.berths()) {
            behaviours.merge(berth.now().name(), 1, Integer::sum);
            if (!berth.unit().isOn()) {
                off++;
            } else if (berth.unit().isCutOff()) {
                cutOff++;
            }
        }
        return new Standing(
                fleet.berths().size(), off, cutOff, fleet.network(), Map.copyOf(behaviours));
    }

    /// Switches off a share, from 0 to 1, of the devices that are on.
    ///
    /// @return how many
    public int powerOff(double share) {
        return hit(share, Unit::isOn, Unit::powerOff);
    }

    /// Switches on all that are off.
    ///
    /// @return how many
    public int powerOn() {
        return hit(1, unit -> !unit.isOn(), Unit::powerOn);
    }

    /// Takes the network from a share, from 0 to 1, of the devices that are on and have one.
    ///
    /// @return how many
    public int cutOff(double share) {
        return hit(share, unit -> unit.isOn() && !unit.isCutOff(), Unit::cutOff);
    }

    /// Gives back the network to all from which it was taken. They come back at once, all of them.
    ///
    /// @return how many
    public int reconnect() {
        return hit(1, Unit::isCutOff, Unit::reconnect);
    }

    /// From now on this is the network that all devices have.
    public void network(Network network) {
        fleet.setNetwork(network);
    }

    /// Changes how the devices behave, from their next orders on.
    public void behave(Mix mix) {
        for (var berth : List.copyOf(fleet.berths())) {
            fleet.behave(berth, mix.of(fleet.manner().seed(), berth.number()));
        }
    }

    /// Lets a share, from 0 to 1, of those that behave otherwise behave so, from their next orders
    /// on.
    ///
    /// @return how many
    public int behave(Behaviour behaviour, double share) {
        var chosen = chosen(share, berth -> !berth.now().equals(behaviour));
        chosen.forEach(berth -> fleet.behave(berth, behaviour));
        return chosen.size();
    }

    /// All devices are as they were when they were first switched on: their first firmware, their
    /// first behaviour, no memory of an order; and so is the network. What the server knows of them
    /// stays, so it will want to update them again.
    public void reset() {
        fleet.setNetwork(fleet.manner().network());
        for (var berth : List.copyOf(fleet.berths())) {
            berth.unit().powerOn();
            fleet.rebear(berth, berth.member().behaviour());
        }
    }

    private int hit(double share, Predicate<Unit> fits, Consumer<Unit> blow) {
        var chosen = chosen(share, berth -> fits.test(berth.unit()));
        chosen.forEach(berth -> blow.accept(berth.unit()));
        return chosen.size();
    }

    /// So many of those that fit, drawn by the seed and by how many there are.
    private List<Berth> chosen(double share, Predicate<Berth> fits) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1");
        }
        var all = new ArrayList<>(fleet.berths().stream().filter(fits).toList());
        var random = new SplittableRandom(fleet.manner().seed() * 41 + all.size());
        var many = (int) Math.round(all.size() * share);
        var chosen = new ArrayList<Berth>(many);
        for (var i = 0; i < many; i++) {
            chosen.add(all.remove(random.nextInt(all.size())));
        }
        return chosen;
    }
}
