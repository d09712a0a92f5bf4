package calypte.server;

import calypte.server.audit.AuditVerifier;

/// The audit trail in a data directory that no server holds at the moment.
public final class StoredTrail {

    private StoredTrail() {}

    /// Walks the whole trail.
    ///
    /// @throws ConfigurationError if a server holds the directory, or the database cannot be opened
    public static AuditVerifier.Verdict verify(Settings settings) throws ConfigurationError {
        try (var folder = DataFolder.hold(settings.data());
                var database = Store.open(settings, folder.path())) {
            return new AuditVerifier(database.readers()).verify();
        }
    }
}
