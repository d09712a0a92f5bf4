package calypte.server;

import calypte.server.audit.AuditTrail;
import calypte.server.registry.Candidates;
import calypte.server.registry.Claims;
import calypte.server.registry.RolloutDevices;
import calypte.server.rollout.Attendance;
import calypte.server.rollout.Book;
import calypte.server.rollout.Desk;
import calypte.server.rollout.RolloutParts;
import calypte.server.storage.Database;
import java.time.InstantSource;

/// The rollouts on top of the fleet.
final class Rolling {

    private Rolling() {}

    static RolloutParts of(
            Fleet fleet,
            Database database,
            AuditTrail trail,
            Book book,
            InstantSource clock,
            Attendance attendance) {
        return RolloutParts.of(desk(fleet, database, trail, book, clock), attendance::attend);
    }

    static Desk desk(
            Fleet fleet, Database database, AuditTrail trail, Book book, InstantSource clock) {
        var registry = fleet.registry();
        var registered =
                new Desk.Registered(
                        fleet.catalogue(),
                        new Candidates(registry),
                        new Claims(registry),
                        new RolloutDevices(registry, fleet.assignments()));
        return new Desk(database, book, trail, registered, clock, registry::freshId);
    }
}
