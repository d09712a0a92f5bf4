package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Says what devices should run, and waits for them if that is wanted.
///
/// @param scope `filter` or `ids`
/// @param firmware its id
record Assigning(
        Map<String, Object> scope,
        String firmware,
        boolean dryRun,
        boolean allowDowngrade,
        @Nullable String reason) {

    /// As many as the server takes by id.
    private static final int MOST = 20_000;

    private static final int ALL = Integer.MAX_VALUE;

    private static final List<String> COUNTS =
            List.of("will_update", "already_there", "offline", "incompatible", "held", "downgrade");

    static List<Column> columns() {
        return COUNTS.stream().map(Column::of).collect(Collectors.toList());
    }

    /// The counts, as the server gives them.
    JsonNode carryOut(FleetJson fleet) throws Trouble {
        var body = new LinkedHashMap<String, Object>(scope);
        body.put("firmware_id", firmware);
        body.put("dry_run", dryRun);
        body.put("allow_downgrade", allowDowngrade);
        if (reason != null) {
            body.put("reason", reason);
        }
        return dryRun ? fleet.ask("/devices/assign", body) : fleet.post("/devices/assign", body);
    }

    /// The same for exactly the devices that match now. A filter may look at what devices run, and
    /// then find others while one waits.
    Assigning pinned(FleetJson fleet) throws Trouble, CommandFailure {
        if (!(scope.get("filter") instanceof String filter)) {
            return this;
        }
        var ids = new Names(fleet).deviceIds(filter, MOST);
        return new Assigning(
                Map.of("ids", List.copyOf(ids)), firmware, dryRun, allowDowngrade, reason);
    }

    DeviceWatch watch(FleetJson fleet) throws Trouble, CommandFailure {
        return watch(fleet, scope, firmware);
    }

    /// The devices that a call was about and that are assigned its firmware by now, for somebody to
    /// wait for.
    ///
    /// @param body of the call: `filter` or `ids`, and `firmware_id`
    static DeviceWatch watch(FleetJson fleet, Map<String, Object> body)
            throws Trouble, CommandFailure {
        return watch(fleet, body, String.valueOf(body.get("firmware_id")));
    }

    private static DeviceWatch watch(FleetJson fleet, Map<String, Object> scope, String firmware)
            throws Trouble, CommandFailure {
        var names = new Names(fleet);
        var assigned = names.deviceIds("assigned_firmware_id==" + firmware, ALL);
        assigned.retainAll(ids(names, scope));
        return DeviceWatch.running(fleet, assigned, firmware);
    }

    private static Set<String> ids(Names names, Map<String, Object> scope)
            throws Trouble, CommandFailure {
        if (scope.get("filter") instanceof String filter) {
            return names.deviceIds(filter, ALL);
        }
        var ids = new HashSet<String>();
        if (scope.get("ids") instanceof List<?> list) {
            list.forEach(id -> ids.add(String.valueOf(id)));
        }
        return ids;
    }

    /// The counts that are not zero, for a person.
    static String words(JsonNode counts) {
        var words =
                COUNTS.stream()
                        .filter(name -> counts.path(name).asLong(0) > 0)
                        .map(name -> name.replace('_', ' ') + ": " + counts.path(name).asLong(0))
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? "no device matches" : words;
    }

    /// How a command ends that did this: in conflict, if every device was in the way.
    static ExitCode code(JsonNode counts) {
        var fits =
                counts.path("will_update").asLong(0)
                        + counts.path("already_there").asLong(0)
                        + counts.path("offline").asLong(0);
        var all = COUNTS.stream().mapToLong(name -> counts.path(name).asLong(0)).sum();
        return fits == 0 && all > 0 ? ExitCode.CONFLICT : ExitCode.OK;
    }
}
