package calypte.server.firmware;

import calypte.model.registration.Registration;
import calypte.model.registration.RegistrationReply;
import calypte.server.registry.Authentication;
import calypte.server.registry.Authentications;
import calypte.server.registry.Pause;
import calypte.server.registry.Registrations;
import calypte.server.registry.Source;
import java.time.Duration;

/// Lets a device in, and passes on what it says it runs. Whichever door it came through, this is
/// the one path behind it.
public final class FirmwareApi {

    private final Authentications authentications;
    private final Registrations registrations;

    public FirmwareApi(Authentications authentications, Registrations registrations) {
        this.authentications = authentications;
        this.registrations = registrations;
    }

    /// What a registration comes to.
    public sealed interface Answer {

        /// It is committed; this is the reply.
        record Ok(RegistrationReply reply) implements Answer {}

        /// An unknown serial or a wrong key.
        record Refused(Pause pause) implements Answer {}

        /// The key was right, but an operator has shut the device out.
        record Disabled() implements Answer {}

        /// Wrong, and too many failures came before it.
        record Throttled(Duration retryAfter, Pause pause) implements Answer {}
    }

    /// A device registers and gives its key.
    public Answer register(
            Registration registration, String sharedKey, Source source, String address) {
        var serial = registration.serial().value();
        return switch (authentications.authenticate(serial, sharedKey, address)) {
            case Authentication.Granted _ -> accept(registration, source);
            case Authentication.Refused(var pause) -> new Answer.Refused(pause);
            case Authentication.Disabled _ -> new Answer.Disabled();
            case Authentication.Throttled(var retryAfter, var pause) ->
                    new Answer.Throttled(retryAfter, pause);
        };
    }

    /// A device registers within a session that the broker has let in.
    public Answer accept(Registration registration, Source source) {
        return switch (registrations.register(registration, source)) {
            case Registrations.Outcome.Accepted(var reply) -> new Answer.Ok(reply);
            case Registrations.Outcome.Unknown _ -> new Answer.Refused(Pause.NONE);
            case Registrations.Outcome.Disabled _ -> new Answer.Disabled();
        };
    }
}
