package calypte.server;

import calypte.server.audit.AuditRoutes;
import calypte.server.audit.EventStream;
import calypte.server.firmware.ContentStore;
import calypte.server.firmware.DownloadRoutes;
import calypte.server.firmware.RegistrationRoutes;
import calypte.server.firmware.RemovalRoutes;
import calypte.server.firmware.UploadRoutes;
import calypte.server.gateway.Gateway;
import calypte.server.gateway.GatewayRoutes;
import calypte.server.registry.Attempts;
import calypte.server.registry.BatchRoutes;
import calypte.server.registry.CatalogueRoutes;
import calypte.server.registry.DeviceExport;
import calypte.server.registry.DeviceRoutes;
import calypte.server.registry.FiguresRoutes;
import calypte.server.registry.FirmwareRoutes;
import calypte.server.registry.FleetRoutes;
import calypte.server.registry.InterventionRoutes;
import calypte.server.registry.LifeRoutes;
import calypte.server.registry.Timeline;
import calypte.server.registry.Undo;
import calypte.server.rollout.RolloutParts;
import calypte.server.wire.Wire;
import calypte.server.wire.WireRoutes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Objects;

/// What is behind each HTTP door.
final class Services {

    private final Fleet fleet;
    private final RolloutParts rollouts;
    private final Audit audit;
    private final ContentStore content;
    private final Wire wire;
    private final InstantSource clock;
    private final EventStream events;

    Services(
            Fleet fleet,
            RolloutParts rollouts,
            Audit audit,
            ContentStore content,
            Wire wire,
            InstantSource clock) {
        this.fleet = fleet;
        this.rollouts = rollouts;
        this.audit = audit;
        this.content = content;
        this.wire = wire;
        this.clock = clock;
        this.events =
                new EventStream(
                        audit.feed(), audit.pages(), fleet.views()::of, rollouts.pages()::of);
    }

    EventStream events() {
        return events;
    }

    /// For devices, and gateways that speak for them.
    void forDevices(HttpRouting.Builder routes, Gateway gateway) {
        routes.register("/gateway", new GatewayRoutes(gateway, wire))
                .register("/registration", new RegistrationRoutes(fleet.firmwareApi(), wire))
                .register(
                        "/",
                        new DownloadRoutes(fleet.authentications(), fleet.catalogue(), content));
    }

    /// For operators, their console and their programs.
    void forOperators(HttpRouting.Builder routes, About about) {
        var devices = new DeviceRoutes(fleet.devices(), fleet.patches(), fleet.reader());
        var many = new FleetRoutes(fleet.reader(), fleet.assignments(), fleet.authentications());
        about.routes(routes);
        routes.register("/", many)
                .register("/", new FiguresRoutes(fleet.figures(), fleet.history(audit.pages())))
                .register("/", new CatalogueRoutes(fleet.catalogue()))
                .register("/", new FirmwareRoutes(fleet.firmwareLife()))
                .register("/", new RemovalRoutes(fleet.catalogue(), fleet.firmwareLife(), content))
                .register("/", new UploadRoutes(fleet.catalogue(), fleet.firmwareLife(), content))
                .register("/", new BatchRoutes(fleet.devices(), fleet.reader()))
                .register("/", new DeviceExport(fleet.reader(), fleet.catalogue()))
                .register("/", new InterventionRoutes(fleet.interventions(), fleet.reader()))
                .register("/", life())
                .register("/", new WireRoutes(fleet.reader(), wire))
                .register("/devices", devices)
                .register("/device", devices)
                .register("/rollouts", rollouts.routes())
                .register("/audit", new AuditRoutes(audit.pages(), clock))
                .register("/events", events)
                .get("/openapi.yaml", (_, response) -> description(response, "openapi.yaml"))
                .get("/asyncapi.yaml", (_, response) -> description(response, "asyncapi.yaml"));
    }

    private LifeRoutes life() {
        return new LifeRoutes(
                fleet.views(),
                new Attempts(fleet.registry()),
                new Timeline(audit.pages()),
                new Undo(fleet.registry(), fleet.assignments()));
    }

    private static void description(ServerResponse response, String file) {
        try (var yaml = Services.class.getResourceAsStream("/calypte/" + file)) {
            response.header(HeaderNames.CONTENT_TYPE, "application/yaml");
            response.send(Objects.requireNonNull(yaml).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
