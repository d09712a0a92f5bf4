package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import calypte.model.device.SharedKey;
import calypte.model.firmware.FirmwareId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Lets devices in, at every door. An unknown serial and a wrong key get the same answer in the
/// same time; a right key always passes at once, however many failed before it.
public final class Authentications {

    private static final String CREDENTIALS =
            "select id, serial, typeId, enabled, keyDigest, assignedFirmwareId from DeviceRow";

    /// Asked for each visit of each device: a list, even of one, is translated anew each time.
    private static final String OF_ONE = CREDENTIALS + " where serial = :serial";

    private static final String OF_MANY = CREDENTIALS + " where serial in :serials";

    /// As long as a serial can be.
    private static final int LONGEST_NAME = 64;

    private final Registry registry;
    private final KeyDigests digests;
    private final RefusedLogins refused;
    private final Guesses guesses = new Guesses();
    private final Slowdown slowdown = new Slowdown();

    public Authentications(Registry registry, KeyDigests digests, RefusedLogins refused) {
        this.registry = registry;
        this.digests = digests;
        this.refused = refused;
    }

    /// Decides on a serial and a key as they came from `address`. Neither needs to be well-formed.
    public Authentication authenticate(String serial, String sharedKey, String address) {
        var key = key(sharedKey);
        var row = isSerial(serial) ? find(serial).orElse(null) : null;
        if (row == null) {
            var _ = digests.matchesNobody(key);
            return failed(serial, address, null);
        }
        if (!digests.matches(row.keyDigest(), key)) {
            return failed(serial, address, row);
        }
        if (!row.enabled()) {
            refused.disabled(new DeviceId(row.id()), row.serial(), address);
            return new Authentication.Disabled();
        }
        var assigned = row.assignedFirmwareId();
        return new Authentication.Granted(
                new DeviceId(row.id()),
                new DeviceSerial(row.serial()),
                new DeviceTypeId(row.typeId()),
                assigned == null ? null : assigned.toString());
    }

    /// A serial and a key that were found to be right before. Printing one shows no key.
    public record Login(String serial, String sharedKey) {
        @Override
        public String toString() {
            return serial + ":(shared key)";
        }
    }

    /// Of logins that were granted before, those that still would be, and what they are assigned if
    /// anything. One query for all; and nobody guesses here, so failures do not count.
    public Map<Login, FirmwareId> stillLetIn(Collection<Login> logins) {
        var serials = logins.stream().map(Login::serial).distinct().toList();
        var known =
                registry
                        .readers()
                        .read(session ->
                                session.createSelectionQuery(OF_MANY, Credential.class)
                                        .setParameter("serials", serials)
                                        .list())
                        .stream()
                        .collect(Collectors.toMap(Credential::serial, Function.identity()));
        var letIn = new HashMap<Login, FirmwareId>();
        for (var login : logins) {
            var row = known.get(login.serial());
            if (row != null && row.enabled() && row.assignedFirmwareId() != null) {
                if (digests.matches(row.keyDigest(), key(login.sharedKey()))) {
                    letIn.put(login, new FirmwareId(row.assignedFirmwareId()));
                }
            }
        }
        return letIn;
    }

    private Authentication failed(String serial, String address, @Nullable Credential known) {
        var name = name(serial);
        var now = registry.now();
        var retryAfter = guesses.failed(address, name, now);
        var pause = slowdown.failed(address, now);
        refused.failed(name, address, known == null ? null : new DeviceId(known.id()));
        return retryAfter == null
                ? new Authentication.Refused(pause)
                : new Authentication.Throttled(retryAfter, pause);
    }

    private Optional<Credential> find(String serial) {
        return registry.readers().read(session -> find(session, serial));
    }

    private static Optional<Credential> find(StatelessSession session, String serial) {
        return session.createSelectionQuery(OF_ONE, Credential.class)
                .setParameter("serial", serial)
                .uniqueResultOptional();
    }

    /// A stranger may call itself anything, at any length, and thousands of names are remembered.
    private static String name(String said) {
        return said.length() <= LONGEST_NAME ? said : said.substring(0, LONGEST_NAME) + "…";
    }

    private static boolean isSerial(String serial) {
        try {
            return new DeviceSerial(serial).value().equals(serial);
        } catch (IllegalArgumentException _) {
            return false; // refused like an unknown one
        }
    }

    /// What cannot be a key is compared as one that nobody has.
    private static SharedKey key(String text) {
        try {
            return new SharedKey(text);
        } catch (IllegalArgumentException _) {
            return new SharedKey("");
        }
    }

    private record Credential(
            UUID id,
            String serial,
            UUID typeId,
            boolean enabled,
            byte[] keyDigest,
            @Nullable UUID assignedFirmwareId) {}
}
