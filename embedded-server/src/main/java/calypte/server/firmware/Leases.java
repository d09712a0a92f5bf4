package calypte.server.firmware;

import calypte.model.firmware.FirmwareId;
import calypte.server.registry.Authentications;
import calypte.server.registry.Authentications.Login;
import calypte.server.registry.Catalogue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Who may go on with a download: a rekey, a disabling, a revocation or another assignment ends it.
///
/// All that run are looked up together, twice a second, by whichever of them comes along: each for
/// itself would ask the database 800 times a second when 200 devices download, and registrations
/// would wait behind that.
final class Leases {

    private static final Logger LOG = System.getLogger(Leases.class.getName());

    /// So long after the change a download may last.
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Authentications authentications;
    private final Catalogue catalogue;
    private final Set<Lease> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong looked = new AtomicLong(System.nanoTime());

    Leases(Authentications authentications, Catalogue catalogue) {
        this.authentications = authentications;
        this.catalogue = catalogue;
    }

    /// A device was let in, and begins to fetch the firmware that it is assigned.
    Lease begin(Login login, FirmwareId firmware) {
        var lease = new Lease(login, firmware);
        running.add(lease);
        return lease;
    }

    /// The leave to go on, until it is closed.
    final class Lease implements BooleanSupplier, AutoCloseable {

        private final Login login;
        private final FirmwareId firmware;
        private volatile boolean holds = true;

        private Lease(Login login, FirmwareId firmware) {
            this.login = login;
            this.firmware = firmware;
        }

        @Override
        public boolean getAsBoolean() {
            lookIfDue();
            return holds;
        }

        @Override
        public void close() {
            running.remove(this);
        }
    }

    private void lookIfDue() {
        var last = looked.get();
        var now = System.nanoTime();
        if (now - last >= LOOK.toNanos() && looked.compareAndSet(last, now)) {
            try {
                look(List.copyOf(running));
            } catch (RuntimeException e) {
                // As long as nothing can be read, nothing can have been changed.
                LOG.log(Level.WARNING, "running downloads could not be looked after", e);
            }
        }
    }

    private void look(List<Lease> leases) {
        var assigned =
                authentications.stillLetIn(leases.stream().map(lease -> lease.login).toList());
        var deliverable =
                catalogue.deliverable(leases.stream().map(lease -> lease.firmware).toList());
        for (var lease : leases) {
            lease.holds =
                    lease.holds
                            && lease.firmware.equals(assigned.get(lease.login))
                            && deliverable.contains(lease.firmware);
        }
    }
}
