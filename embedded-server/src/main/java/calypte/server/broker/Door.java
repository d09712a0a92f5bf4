package calypte.server.broker;

import calypte.model.device.DeviceSerial;
import calypte.server.registry.Admission;
import calypte.server.registry.Admission.Verdict;
import calypte.server.registry.Incidents;
import calypte.server.registry.Pause;
import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers each CONNECT. The registry is asked on a thread of our own, and before the broker looks
/// whether that client is connected already: a wrong key never disturbs the session it aims at.
final class Door implements SimpleAuthenticator {

    private static final Logger LOG = System.getLogger(Door.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int ASKED_AT_ONCE = 256;
    private static final int WAITING = 20_000;
    private static final int DEVICE_RECEIVE_MAXIMUM = 20;
    private static final int DEVICE_QUEUE = 100;
    private static final int SERVER_QUEUE = 50_000;

    private final ServerAccount account;
    private final Admission admission;
    private final LiveSessions sessions;
    private final Presence presence;
    private final Incidents trespasses;
    private final Incidents takeovers;
    private final Semaphore asking = new Semaphore(ASKED_AT_ONCE);
    private final AtomicInteger waiting = new AtomicInteger();

    Door(
            ServerAccount account,
            Admission admission,
            LiveSessions sessions,
            Presence presence,
            Incidents trespasses,
            Incidents takeovers) {
        this.account = account;
        this.admission = admission;
        this.sessions = sessions;
        this.presence = presence;
        this.trespasses = trespasses;
        this.takeovers = takeovers;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        var caller = Caller.of(input);
        if (caller.user().equals(account.user())) {
            admitServer(caller, output);
        } else if (caller.isNobody() || caller.listener().equals(Home.OWN)) {
            output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD);
        } else if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            output.failAuthentication(ConnackReasonCode.SERVER_BUSY);
        } else {
            var session = serial(caller.user()).map(sessions::arrived);
            session.ifPresent(arrived -> Connection.mark(input, arrived));
            var async =
                    output.async(PATIENCE, TimeoutFallback.FAILURE, ConnackReasonCode.SERVER_BUSY);
            Thread.ofVirtual()
                    .name("connect " + caller.user())
                    .start(() -> ask(caller, session, async));
        }
    }

    private void admitServer(Caller caller, SimpleAuthOutput output) {
        var isServer = MessageDigest.isEqual(bytes(account.password()), bytes(caller.key()));
        if (!isServer) {
            output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD);
        } else if (serial(caller.clientId()).isPresent()) {
            output.failAuthentication(ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        } else {
            output.getDefaultPermissions().setDefaultBehaviour(DefaultAuthorizationBehaviour.ALLOW);
            output.getClientSettings().setClientQueueSizeMaximum(SERVER_QUEUE);
            output.authenticateSuccessfully();
        }
    }

    private void ask(Caller caller, Optional<Session> session, Async<SimpleAuthOutput> async) {
        asking.acquireUninterruptibly();
        var pause = Pause.NONE;
        try {
            if (async.getStatus() == Async.Status.RUNNING) {
                var verdict = admission.authenticate(caller.user(), caller.key(), caller.address());
                pause = answer(verdict, caller, session, async.getOutput());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "a device could not be authenticated", e);
            async.getOutput().failAuthentication(ConnackReasonCode.SERVER_UNAVAILABLE);
        } finally {
            asking.release();
            waiting.decrementAndGet();
        }
        // Only now: whoever guesses must not keep others from being asked.
        var _ = pause.pass();
        async.resume();
    }

    /// Returns how long the answer is to be kept back.
    private Pause answer(
            Verdict verdict, Caller caller, Optional<Session> session, SimpleAuthOutput output) {
        return switch (verdict) {
            case Verdict.Granted(var serial) -> {
                admit(serial, caller, session, output);
                yield Pause.NONE;
            }
            case Verdict.Refused(var pause) -> {
                output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD);
                yield pause;
            }
            case Verdict.Disabled _ -> {
                output.failAuthentication(ConnackReasonCode.BANNED);
                yield Pause.NONE;
            }
            case Verdict.Throttled(_, var pause) -> {
                output.failAuthentication(ConnackReasonCode.SERVER_BUSY);
                yield pause;
            }
        };
    }

    private void admit(
            DeviceSerial serial,
            Caller caller,
            Optional<Session> session,
            SimpleAuthOutput output) {
        var objection = caller.will().flatMap(will -> Rules.objectionTo(will, serial));
        if (!caller.clientId().equals(serial.value())) {
            trespasses.noted(serial, "to connect as client " + caller.clientId());
            output.failAuthentication(ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        } else if (objection.isPresent()) {
            trespasses.noted(serial, objection.get());
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED);
        } else {
            // Not before: whoever is turned away must not count as having taken the place of the
            // one inside.
            begin(serial, session);
            if (session.map(Session::isCut).orElse(true)) {
                // Rekeyed or shut out while the registry was thinking: the next CONNECT gets the
                // answer.
                output.failAuthentication(ConnackReasonCode.SERVER_BUSY);
                return;
            }
            if (sessions.isLive(serial)) {
                takeovers.noted(serial, "from " + caller.address());
            }
            letIn(serial, output);
        }
    }

    private void begin(DeviceSerial serial, Optional<Session> session) {
        var grant = admission.begun(serial);
        if (session.isEmpty() || !session.get().granted(grant)) {
            // It has hung up while the registry was thinking.
            presence.ended(serial, grant);
        }
    }

    private static void letIn(DeviceSerial serial, SimpleAuthOutput output) {
        output.getDefaultPermissions().addAll(Rules.permissionsOf(serial));
        output.getDefaultPermissions().setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
        var settings = output.getClientSettings();
        settings.setClientReceiveMaximum(
                Math.min(settings.getClientReceiveMaximum(), DEVICE_RECEIVE_MAXIMUM));
        settings.setClientQueueSizeMaximum(DEVICE_QUEUE);
        output.authenticateSuccessfully();
    }

    private static Optional<DeviceSerial> serial(String text) {
        try {
            return Optional.of(new DeviceSerial(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
