package calypte.server;

import calypte.model.drift.Policy;
import calypte.model.firmware.TrustedKeys;
import calypte.server.audit.AuditPages;
import calypte.server.audit.AuditTrail;
import calypte.server.firmware.FirmwareApi;
import calypte.server.registry.Assignments;
import calypte.server.registry.Authentications;
import calypte.server.registry.Catalogue;
import calypte.server.registry.DeviceNews;
import calypte.server.registry.DevicePatches;
import calypte.server.registry.Devices;
import calypte.server.registry.FirmwareLife;
import calypte.server.registry.FleetFigures;
import calypte.server.registry.FleetHistory;
import calypte.server.registry.FleetReader;
import calypte.server.registry.Interventions;
import calypte.server.registry.KeyDigests;
import calypte.server.registry.OpenOrders;
import calypte.server.registry.Orders;
import calypte.server.registry.Presence;
import calypte.server.registry.RefusedLogins;
import calypte.server.registry.Registrations;
import calypte.server.registry.Registry;
import calypte.server.registry.Repeats;
import calypte.server.registry.RolloutBook;
import calypte.server.registry.SessionAdmission;
import calypte.server.registry.Sessions;
import calypte.server.registry.Views;
import calypte.server.storage.Database;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The registry and what stands directly on it, put together. No door is open yet.
record Fleet(
        Registry registry,
        Catalogue catalogue,
        FirmwareLife firmwareLife,
        Authentications authentications,
        RefusedLogins refusedLogins,
        Repeats repeats,
        Presence presence,
        SessionAdmission admission,
        OpenOrders openOrders,
        Registrations registrations,
        Assignments assignments,
        Interventions interventions,
        Views views,
        Devices devices,
        DevicePatches patches,
        FleetReader reader,
        FleetFigures figures,
        FirmwareApi firmwareApi) {

    FleetHistory history(AuditPages trail) {
        return new FleetHistory(registry, trail);
    }

    /// What the registry cannot make for itself.
    record Surroundings(
            Database database,
            AuditTrail trail,
            DeviceNews news,
            KeyDigests digests,
            Orders orders,
            Sessions sessions,
            TrustedKeys trusted,
            RolloutBook rollouts,
            Supplier<URI> deviceUrl) {}

    static Fleet of(
            Surroundings around, Policy policy, InstantSource clock, RandomGenerator random) {
        var registry =
                new Registry(
                        around.database(),
                        around.trail(),
                        around.news(),
                        policy,
                        clock,
                        random,
                        around.rollouts());
        var refused = new RefusedLogins(registry, Thread::startVirtualThread);
        var authentications = new Authentications(registry, around.digests(), refused);
        var presence = new Presence(registry, around.sessions());
        var repeats = new Repeats(registry);
        var open = new OpenOrders(registry, repeats, around.orders(), around.deviceUrl());
        var registrations = new Registrations(registry, open, presence, repeats);
        var assignments = new Assignments(registry, open);
        var views = new Views(registry);
        return new Fleet(
                registry,
                new Catalogue(registry),
                new FirmwareLife(registry, open, around.trusted()),
                authentications,
                refused,
                repeats,
                presence,
                new SessionAdmission(registry, authentications, presence),
                open,
                registrations,
                assignments,
                new Interventions(registry, open, views),
                views,
                new Devices(registry, around.digests(), around.sessions(), views, open),
                new DevicePatches(registry, assignments, registrations, views),
                new FleetReader(registry, views),
                new FleetFigures(registry),
                new FirmwareApi(authentications, registrations));
    }
}
