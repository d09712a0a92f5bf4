package calypte.server;

import calypte.server.audit.AuditPages;
import calypte.server.audit.AuditRoutes;
import calypte.server.firmware.RegistrationRoutes;
import calypte.server.gateway.Gateway;
import calypte.server.gateway.GatewayRoutes;
import calypte.server.registry.CatalogueRoutes;
import calypte.server.registry.DeviceRoutes;
import calypte.server.registry.FleetRoutes;
import calypte.server.storage.Database;
import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;

/// What is behind each HTTP door.
final class Services {

    private final Fleet fleet;
    private final Database database;
    private final InstantSource clock;

    Services(Fleet fleet, Database database, InstantSource clock) {
        this.fleet = fleet;
        this.database = database;
        this.clock = clock;
    }

    /// For devices, and gateways that speak for them.
    void forDevices(HttpRouting.Builder routes, Gateway gateway) {
        routes.register("/gateway", new GatewayRoutes(gateway))
                .register("/registration", new RegistrationRoutes(fleet.firmwareApi()));
    }

    /// For operators, their console and their programs.
    void forOperators(HttpRouting.Builder routes, Metrics metrics, Health health) {
        var devices = new DeviceRoutes(fleet.devices(), fleet.patches(), fleet.reader());
        var many =
                new FleetRoutes(
                        fleet.figures(),
                        fleet.reader(),
                        fleet.assignments(),
                        fleet.authentications());
        var audit = new AuditRoutes(new AuditPages(database.readers()), clock);
        routes.register("/health", health)
                .register("/", many)
                .register("/", new CatalogueRoutes(fleet.catalogue()))
                .register("/devices", devices)
                .register("/device", devices)
                .register("/audit", audit)
                .get("/metrics", metrics::answer);
    }
}
