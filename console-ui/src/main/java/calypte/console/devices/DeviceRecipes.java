package calypte.console.devices;

import calypte.console.client.Mosquitto;
import calypte.console.client.Recipe;
import calypte.console.frame.Surroundings;
import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How to look at a device without the console: ask the server for it, or hear what it is told.
final class DeviceRecipes {

    private final Surroundings around;
    private @Nullable Mosquitto broker;

    DeviceRecipes(Surroundings around) {
        this.around = around;
    }

    /// Asks where devices are sent, unless it is known: without that there is no line for
    /// Mosquitto.
    void prepare() {
        if (broker == null) {
            around.background()
                    .run(
                            () -> around.fleet().platform().settings().addresses().mqtt(),
                            address -> broker = Mosquitto.at(address),
                            _ -> {});
        }
    }

    Recipe of(DeviceRow row) {
        var recipe =
                around.fleet()
                        .recipes()
                        .get("/devices/" + row.id())
                        .orCalypte("device", "show", row.serial());
        var at = broker;
        return at == null ? recipe : recipe.orMosquitto(at.subscribe(row.serial(), told(row)));
    }

    /// The line for one of the shells, if there is one.
    Optional<String> curl(DeviceRow row) {
        return Optional.ofNullable(of(row).curl());
    }

    Optional<String> mosquitto(DeviceRow row) {
        return Optional.ofNullable(of(row).mosquitto());
    }

    /// All that the device may hear.
    private static String[] told(DeviceRow row) {
        var serial = new DeviceSerial(row.serial());
        return Arrays.stream(Topics.values())
                .filter(topic -> topic.direction() == Topics.Direction.DOWN)
                .map(topic -> topic.of(serial))
                .toArray(String[]::new);
    }
}
