package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import calypte.console.commands.Patience.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Watches certain devices until all of them are where they should be.
///
/// Those that are not there yet are asked for, and not all: near the end there are few of them,
/// however large the fleet. What becomes of the others is asked once, at the end.
///
/// @param goal the filter that finds devices which are there
/// @param open the filter that finds those which are not yet
/// @param words what they are then, such as `in sync`
/// @param isUpdate whether one whose update has failed will never be there
record DeviceWatch(
        FleetJson fleet, Set<String> ids, String goal, String open, String words, boolean isUpdate)
        implements Patience.Look {

    private static final int FEW = 50;
    private static final int NAMED = 10;

    DeviceWatch {
        ids = Set.copyOf(ids);
    }

    /// Until they run what they are assigned.
    static DeviceWatch inSync(FleetJson fleet, Set<String> ids) {
        return new DeviceWatch(fleet, ids, "sync==IN_SYNC", "sync!=IN_SYNC", "in sync", true);
    }

    /// Until they run that firmware.
    static DeviceWatch running(FleetJson fleet, Set<String> ids, String firmware) {
        var assigned = "assigned_firmware_id==" + firmware;
        return new DeviceWatch(
                fleet,
                ids,
                assigned + ";sync==IN_SYNC",
                assigned + ";sync!=IN_SYNC",
                "running it",
                true);
    }

    /// Until they have registered once.
    static DeviceWatch registered(FleetJson fleet, Set<String> ids) {
        return new DeviceWatch(
                fleet, ids, "registered_at!=null", "registered_at==null", "registered", false);
    }

    static DeviceWatch online(FleetJson fleet, Set<String> ids) {
        return new DeviceWatch(fleet, ids, "link==ONLINE", "link!=ONLINE", "online", false);
    }

    @Override
    public Sight now() throws Trouble {
        var waiting = find(open);
        if (waiting.isEmpty()) {
            return end();
        }
        var stuck = waiting.stream().filter(it -> isUpdate && isStuck(it)).toList();
        if (stuck.size() == waiting.size()) {
            return new Sight.Over(
                    ExitCode.FAILED,
                    "%d of %d %s; the rest never will be by itself:%n%s"
                            .formatted(
                                    ids.size() - stuck.size(), ids.size(), words, reasons(stuck)));
        }
        var failed = stuck.isEmpty() ? "" : ", " + stuck.size() + " failed";
        return new Sight.Pending(
                "%d of %d %s%s".formatted(ids.size() - waiting.size(), ids.size(), words, failed));
    }

    private Sight end() throws Trouble {
        var there = find(goal).size();
        var counted = "%d of %d %s".formatted(there, ids.size(), words);
        if (there == ids.size()) {
            return new Sight.Over(ExitCode.OK, counted);
        }
        // Between the two questions one may have left its goal again.
        return find(open).isEmpty()
                ? new Sight.Over(
                        ExitCode.CONFLICT,
                        counted + "; the rest was deleted, or assigned something else meanwhile")
                : new Sight.Pending(counted);
    }

    private List<JsonNode> find(String filter) throws Trouble {
        if (ids.isEmpty()) {
            return List.of();
        }
        if (ids.size() <= FEW) {
            return fleet.all("/devices", "filter", among(filter));
        }
        var found = new ArrayList<JsonNode>();
        for (var pages = fleet.pages(500, "/devices", "filter", filter); pages.hasNext(); ) {
            pages.next().stream().filter(it -> ids.contains(Names.id(it))).forEach(found::add);
        }
        return found;
    }

    private String among(String filter) {
        return "id=in=(" + String.join(",", ids) + ");" + filter;
    }

    private static boolean isStuck(JsonNode device) {
        var status = device.path("status");
        return status.path("stuck").asBoolean(false)
                || Column.text(status.path("activity")).equals("FAILED");
    }

    private static String reasons(List<JsonNode> stuck) {
        var lines =
                stuck.stream()
                        .limit(NAMED)
                        .map(it ->
                                Column.text(it.path("device_serial"))
                                        + ": "
                                        + Column.text(it.path("status").path("reason")))
                        .collect(Collectors.joining(System.lineSeparator()));
        var more = stuck.size() - NAMED;
        return more > 0 ? lines + System.lineSeparator() + "and " + more + " more" : lines;
    }
}
