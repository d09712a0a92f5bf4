package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import calypte.server.audit.AuditEvent;
import java.util.UUID;
import java.util.function.BiFunction;

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
            case Authentication.Granted(_, var device, _, _) -> new Verdict.Granted(device);
            case Authentication.Refused(var pause) -> new Verdict.Refused(pause);
            case Authentication.Disabled _ -> new Verdict.Disabled();
            case Authentication.Throttled(var retryAfter, var pause) ->
                    new Verdict.Throttled(retryAfter, pause);
        };
    }

    @Override
    public UUID begun(DeviceSerial serial) {
        return presence.begun(serial);
    }

    @Override
    public void ended(DeviceSerial serial, UUID session) {
        presence.ended(serial, session);
    }

    @Override
    public void trespassed(DeviceSerial serial, String what, int more) {
        record(serial, (row, type) -> DeviceEvents.trespassed(row, type, what, more));
    }

    @Override
    public void tookOver(DeviceSerial serial, String how, int more) {
        record(serial, (row, type) -> DeviceEvents.tookOver(row, type, how, more));
    }

    private void record(
            DeviceSerial serial, BiFunction<DeviceRow, DeviceTypeRow, AuditEvent> event) {
        registry.writer()
                .write(
                        Work.wanting(serial),
                        tx -> {
                            var work = Work.in(tx, registry);
                            work.device(serial)
                                    .ifPresent(row ->
                                            work.record(event.apply(row, work.type(row.typeId))));
                            return serial;
                        });
    }
}
