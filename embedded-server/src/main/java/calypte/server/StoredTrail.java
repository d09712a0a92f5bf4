package calypte.server;

import calypte.server.audit.AuditVerifier;
import calypte.server.audit.Checkpoints;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The audit trail in a data directory that no server holds at the moment.
public final class StoredTrail {

    private StoredTrail() {}

    /// Walks the whole trail.
    ///
    /// @throws ConfigurationError if there is none, a server holds the directory, or the database
    ///   cannot be opened
    public static AuditVerifier.Verdict verify(Settings settings) throws ConfigurationError {
        if (!Store.mayBeThere(settings)) {
            throw new ConfigurationError(
                    "there is no audit trail in %s; name the data directory of a server with --data"
                            .formatted(settings.data()));
        }
        try (var folder = DataFolder.hold(settings.data());
                var database = Store.open(settings, folder.path())) {
            return new AuditVerifier(database.readers(), Checkpoints.in(folder.path())).verify();
        } catch (IOException | UncheckedIOException e) {
            throw new ConfigurationError(
                    "the checkpoint of the audit trail in %s cannot be read: %s"
                            .formatted(settings.data(), e.getMessage()),
                    e);
        }
    }
}
