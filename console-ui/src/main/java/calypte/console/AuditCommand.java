package calypte.console;

import calypte.console.commands.ExitCode;
import calypte.server.ConfigurationError;
import calypte.server.StoredTrail;
import calypte.server.audit.AuditVerifier.Broken;
import calypte.server.audit.AuditVerifier.Intact;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `calypte audit verify`: walks the stored trail and names the first record that was tampered
/// with.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks the chain of the stored audit trail.")
final class AuditCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    AuditCommand() {}

    @Override
    public Integer call() throws ConfigurationError {
        var settings = ServerOptions.read(spec.commandLine().getParseResult());
        return switch (StoredTrail.verify(settings)) {
            case Intact intact -> {
                System.out.println(
                        "intact: "
                                + intact.events()
                                + " events"
                                + (intact.cut() == 0
                                        ? ""
                                        : ", of which the first "
                                                + intact.cut()
                                                + " were shipped and cut"));
                yield ExitCode.OK.number();
            }
            case Broken broken -> {
                System.out.println("broken at event " + broken.sequence() + ": " + broken.why());
                yield ExitCode.FAILED.number();
            }
        };
    }
}
