package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.server.storage.Database;
import java.util.List;

/// Counts the devices, and compares with the counts that are kept.
final class Recount {

    private static final String ALIKE =
            "type_id, current_firmware_id, assigned_firmware_id, sync, activity, link, enabled,"
                    + " held, quarantined, stuck";

    private static final String COUNTED =
            "select %1$s, count(*) from device group by %1$s".formatted(ALIKE);

    private static final String KEPT =
            "select %s, devices from fleet_count where devices <> 0".formatted(ALIKE);

    private Recount() {}

    static void holds(Database database) {
        assertThat(only(database, COUNTED, KEPT)).as("devices that are not counted").isEmpty();
        assertThat(only(database, KEPT, COUNTED)).as("counts without their devices").isEmpty();
    }

    private static List<?> only(Database database, String here, String there) {
        return database.readers()
                .read(session ->
                        session.createNativeQuery(here + " except " + there, Object[].class)
                                .list());
    }
}
