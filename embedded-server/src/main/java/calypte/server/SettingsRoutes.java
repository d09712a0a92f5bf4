package calypte.server;

import calypte.server.http.Json;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// `GET /settings`: each value that holds, and where it came from.
final class SettingsRoutes implements HttpService {

    private final Settings settings;
    private final Supplier<Addresses> addresses;

    SettingsRoutes(Settings settings, Supplier<Addresses> addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    /// What devices are told, or have to be: where the images are, and where the broker is.
    record Addresses(URI device, URI mqtt) {}

    /// The answer. The components are the wire's fields.
    record Shown(String data, Addresses addresses, List<Item> items) {}

    /// @param secret whether a part of the value is hidden
    record Item(
            String key, String value, Settings.Origin origin, String description, boolean secret) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", (_, response) -> Json.send(response, Status.OK_200, shown()));
    }

    Shown shown() {
        var items = Arrays.stream(Setting.values()).map(this::item).toList();
        return new Shown(
                settings.data().toAbsolutePath().normalize().toString(), addresses.get(), items);
    }

    private Item item(Setting setting) {
        var value = settings.value(setting);
        var shown = SettingWords.shown(value.text());
        return new Item(
                setting.key(),
                shown,
                value.origin(),
                SettingWords.description(setting),
                !shown.equals(value.text()));
    }
}
