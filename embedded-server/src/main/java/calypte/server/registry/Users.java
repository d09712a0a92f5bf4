package calypte.server.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How many devices run a firmware, and how many should.
record Users(long running, long assigned) {

    static final Users NONE = new Users(0, 0);

    /// Those of each firmware that has any.
    static Map<UUID, Users> byFirmware(Collection<CountRow> counts) {
        var users = new HashMap<UUID, Users>();
        for (var group : counts) {
            add(users, group.currentFirmwareId, new Users(group.devices, 0));
            add(users, group.assignedFirmwareId, new Users(0, group.devices));
        }
        return users;
    }

    Users plus(Users more) {
        return new Users(running + more.running, assigned + more.assigned);
    }

    private static void add(Map<UUID, Users> users, @Nullable UUID firmware, Users more) {
        if (firmware != null) {
            users.merge(firmware, more, Users::plus);
        }
    }
}
