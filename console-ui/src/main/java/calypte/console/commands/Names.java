package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Problem;
import calypte.console.client.Trouble;
import calypte.model.device.DeviceSerial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds what people name: a device by its serial, a firmware by its version, a rollout by its
/// number. An id does as well, everywhere.
final class Names {

    private static final Pattern ID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:R-)?(\\d{1,18})");

    private final FleetJson fleet;

    Names(FleetJson fleet) {
        this.fleet = fleet;
    }

    JsonNode device(String name) throws Trouble, CommandFailure {
        if (ID.matcher(name).matches()) {
            var byId = byId("/devices/" + name);
            if (byId != null) {
                return byId;
            }
        }
        var serial = serial(name);
        var page = fleet.get("/devices", "filter", "device_serial==" + serial, "limit", 1);
        var found = page.path("items").path(0);
        if (found.isMissingNode()) {
            throw unknown("device", name);
        }
        return found;
    }

    /// Ids of all of them; if one is unknown, nobody is touched.
    List<String> deviceIds(List<String> names) throws Trouble, CommandFailure {
        var ids = new ArrayList<String>();
        for (var name : names) {
            ids.add(id(device(name)));
        }
        return ids.stream().distinct().toList();
    }

    /// Ids of all that a filter finds now. It may look at what changes while somebody waits.
    ///
    /// @throws CommandFailure if there are more than `most`
    Set<String> deviceIds(String filter, int most) throws Trouble, CommandFailure {
        var ids = new HashSet<String>();
        var pages = fleet.pages(500, "/devices", "filter", filter);
        while (pages.hasNext()) {
            pages.next().stream().map(Names::id).forEach(ids::add);
            if (ids.size() > most) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "more than %,d devices match: a rollout can be waited for, whatever its size"
                                .formatted(most));
            }
        }
        return ids;
    }

    JsonNode type(String name) throws Trouble, CommandFailure {
        return one(
                "device type",
                name,
                fleet.all("/device-types"),
                type -> id(type).equalsIgnoreCase(name) || is(type, "name", name));
    }

    /// @param name its version, serial or id
    /// @param type looks among its firmware only; null looks everywhere
    JsonNode firmware(String name, @Nullable String type) throws Trouble, CommandFailure {
        var ofType = type == null ? null : id(type(type));
        var all =
                fleet.all("/firmware").stream()
                        .filter(it -> ofType == null || is(it, "type_id", ofType))
                        .toList();
        var named = all.stream().filter(it -> id(it).equalsIgnoreCase(name)).toList();
        if (named.isEmpty()) {
            named = all.stream().filter(it -> is(it, "serial", name)).toList();
        }
        return one(
                "firmware",
                name,
                named.isEmpty() ? all : named,
                named.isEmpty() ? it -> is(it, "version", name) : _ -> true);
    }

    /// @param name `R-17`, `17`, its name or its id
    JsonNode rollout(String name) throws Trouble, CommandFailure {
        if (ID.matcher(name).matches()) {
            var byId = byId("/rollouts/" + name);
            if (byId != null) {
                return byId;
            }
        }
        var number = NUMBER.matcher(name);
        var wanted = number.matches() ? number.group(1).replaceFirst("^0+(?=.)", "") : "";
        return one(
                "rollout",
                name,
                fleet.all("/rollouts"),
                it -> is(it, "name", name) || Column.text(it.path("number")).equals(wanted));
    }

    static String id(JsonNode thing) {
        return thing.path("id").asString("");
    }

    private @Nullable JsonNode byId(String path) throws Trouble {
        try {
            return fleet.get(path);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                return null;
            }
            throw problem;
        }
    }

    /// Checked here, because in a filter a `*` would stand for anything.
    private static DeviceSerial serial(String name) throws CommandFailure {
        try {
            return new DeviceSerial(name);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "'" + name + "' is no device serial: it " + e.getMessage());
        }
    }

    private static JsonNode one(
            String kind, String name, List<JsonNode> all, Predicate<JsonNode> isIt)
            throws CommandFailure {
        var found = all.stream().filter(isIt).toList();
        return switch (found.size()) {
            case 0 -> throw unknown(kind, name);
            case 1 -> found.getFirst();
            default ->
                    throw new CommandFailure(
                            ExitCode.CONFLICT,
                            "'%s' could be any of %d: name the type, or one of the ids %s"
                                    .formatted(
                                            name,
                                            found.size(),
                                            found.stream()
                                                    .map(Names::id)
                                                    .collect(Collectors.joining(" "))));
        };
    }

    private static CommandFailure unknown(String kind, String name) {
        return new CommandFailure(ExitCode.NOT_FOUND, "there is no " + kind + " '" + name + "'");
    }

    private static boolean is(JsonNode thing, String field, String value) {
        return Column.text(thing.path(field)).equals(value);
    }
}
