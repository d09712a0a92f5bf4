package calypte.server;

import calypte.model.device.DeviceSerial;
import calypte.server.registry.Admission;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Lets the broker start beside the database: whoever knocks before the registry is there waits for
/// it.
final class AdmissionOnceReady implements Admission {

    private final CompletableFuture<Admission> ready = new CompletableFuture<>();

    void ready(Admission admission) {
        ready.complete(admission);
    }

    @Override
    public Verdict authenticate(String serial, String sharedKey, String address) {
        return ready.join().authenticate(serial, sharedKey, address);
    }

    @Override
    public UUID begun(DeviceSerial serial) {
        return ready.join().begun(serial);
    }

    @Override
    public void ended(DeviceSerial serial, UUID session) {
        ready.join().ended(serial, session);
    }

    @Override
    public void trespassed(DeviceSerial serial, String what, int more) {
        ready.join().trespassed(serial, what, more);
    }

    @Override
    public void tookOver(DeviceSerial serial, String how, int more) {
        ready.join().tookOver(serial, how, more);
    }
}
