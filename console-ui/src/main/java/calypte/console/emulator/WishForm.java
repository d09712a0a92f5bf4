package calypte.console.emulator;

import calypte.console.frame.Playground;
import calypte.console.frame.Playground.Network;
import calypte.console.frame.Playground.Wish;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The fleet that the operator puts together: how large, how it behaves, on what network.
final class WishForm {

    static final int MOST = 10_000;

    private static final String NORMAL = "normal";

    private final List<Playground.Behaviour> behaviours;
    private final IntegerProperty devices = new SimpleIntegerProperty(100);
    private final IntegerProperty latency = new SimpleIntegerProperty();
    private final IntegerProperty loss = new SimpleIntegerProperty();
    private final IntegerProperty kilobytes = new SimpleIntegerProperty();
    private final StringProperty seed = new SimpleStringProperty("1");
    private final Map<String, IntegerProperty> shares = new LinkedHashMap<>();

    /// @param all the behaviours there are
    WishForm(List<Playground.Behaviour> all) {
        behaviours = all.stream().filter(one -> !one.name().equals(NORMAL)).toList();
        behaviours.forEach(one -> shares.put(one.name(), new SimpleIntegerProperty()));
    }

    Wish wish() {
        return new Wish(devices.get(), mix(), network(), number(seed.get()));
    }

    /// What the operator gave shares to; all that is left is normal.
    private Map<String, Integer> mix() {
        var mix = new LinkedHashMap<String, Integer>();
        shares.forEach((name, share) -> {
            if (share.get() > 0) {
                mix.put(name, share.get());
            }
        });
        var given = mix.values().stream().mapToInt(Integer::intValue).sum();
        if (given < 100) {
            mix.put(NORMAL, 100 - given);
        }
        return mix;
    }

    Network network() {
        return new Network(
                Duration.ofMillis(latency.get()), loss.get() / 100.0, kilobytes.get() * 1_000L);
    }

    /// A word is a seed as well as a number is.
    private static long number(String typed) {
        try {
            return Long.parseLong(typed.strip());
        } catch (NumberFormatException _) {
            return typed.hashCode();
        }
    }

    /// Is told whenever the network changes.
    void onNetwork(Runnable changed) {
        latency.subscribe((_, _) -> changed.run());
        loss.subscribe((_, _) -> changed.run());
        kilobytes.subscribe((_, _) -> changed.run());
    }

    /// Those that are chosen by their share; the rest is normal.
    List<Playground.Behaviour> behaviours() {
        return behaviours;
    }

    /// The percentage of the fleet that behaves so.
    IntegerProperty shareOf(Playground.Behaviour behaviour) {
        return Objects.requireNonNull(shares.get(behaviour.name()));
    }

    IntegerProperty devicesProperty() {
        return devices;
    }

    IntegerProperty latencyProperty() {
        return latency;
    }

    IntegerProperty lossProperty() {
        return loss;
    }

    /// What an image comes with at most, in kB a second; 0 for no limit.
    IntegerProperty kilobytesProperty() {
        return kilobytes;
    }

    StringProperty seedProperty() {
        return seed;
    }
}
