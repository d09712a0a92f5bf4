package calypte.server.broker;

import calypte.model.device.DeviceSerial;
import calypte.server.registry.Admission;
import calypte.server.registry.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// A guest list: the keys of the devices that may come in, and what the broker told of them.
public final class Guests implements Admission {

    public final Map<String, String> keys = new ConcurrentHashMap<>();
    final Set<String> disabled = ConcurrentHashMap.newKeySet();
    final Map<DeviceSerial, UUID> present = new ConcurrentHashMap<>();
    final Set<String> slow = ConcurrentHashMap.newKeySet();
    final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    final List<String> trespasses = new CopyOnWriteArrayList<>();
    volatile Pause pause = Pause.NONE;
    final List<String> takeovers = new CopyOnWriteArrayList<>();

    @Override
    public Verdict authenticate(String serial, String sharedKey, String address) {
        if (slow.contains(serial)) {
            asked.add(serial);
        }
        if (serial.equals("too-eager")) {
            return new Verdict.Throttled(Duration.ofSeconds(10), pause);
        }
        if (!sharedKey.equals(keys.get(serial))) {
            return new Verdict.Refused(pause);
        }
        while (slow.contains(serial)) {
            Thread.onSpinWait();
        }
        return disabled.contains(serial)
                ? new Verdict.Disabled()
                : new Verdict.Granted(new DeviceSerial(serial));
    }

    @Override
    public UUID begun(DeviceSerial serial) {
        var session = UUID.randomUUID();
        present.put(serial, session);
        return session;
    }

    @Override
    public void ended(DeviceSerial serial, UUID session) {
        present.remove(serial, session);
    }

    @Override
    public void trespassed(DeviceSerial serial, String what, int more) {
        trespasses.add(serial + " " + what + ", " + more + " more");
    }

    @Override
    public void tookOver(DeviceSerial serial, String how, int more) {
        takeovers.add(serial + " " + how + ", " + more + " more");
    }
}
