package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import java.util.UUID;

/// Answers the broker: who may come in, and who is there.
public final class SessionAdmission implements Admission {

    private final Registry registry;
    private final Authentications authentications;
    private final Presence presence;

    public SessionAdmission(Registry registry, Authentications authentications, Presence presence) {
        this.registry = registry;
        this.authentications = authentications;
        this.presence = presence;
    }

    @Override
    public Verdict authenticate(String serial, String sharedKey, String address) {
        return switch (authentications.authenticate(serial, sharedKey, address)) {
            case Authentication.Granted(_, var device, _, _) ->
                    new Verdict.Granted(device, presence.begun(device));
            case Authentication.Refused _ -> new Verdict.Refused();
            case Authentication.Disabled _ -> new Verdict.Disabled();
            case Authentication.Throttled(var retryAfter) -> new Verdict.Throttled(retryAfter);
        };
    }

    @Override
    public void ended(DeviceSerial serial, UUID session) {
        presence.ended(serial, session);
    }

    @Override
    public void trespassed(DeviceSerial serial, String what) {
        registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    work.device(serial)
                            .ifPresent(row ->
                                    work.record(
                                            DeviceEvents.trespassed(
                                                    row, work.type(row.typeId), what)));
                    return serial;
                });
    }
}
