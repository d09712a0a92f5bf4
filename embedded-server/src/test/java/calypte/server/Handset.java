package calypte.server;

import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.registration.Registration;
import calypte.model.update.Progress;
import calypte.model.update.UpdateId;
import calypte.model.update.UpdateOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device in the hands of chance: what it runs, what it was told, and all it ever said.
final class Handset {

    final DeviceSerial serial;
    final DeviceId id;
    final List<Registration> registrations = new ArrayList<>();
    final List<Progress> words = new ArrayList<>();
    private final Set<Told> carriedOut = new HashSet<>();
    private String runs;
    private int boot = 1;
    private long seq;
    @Nullable UUID session;
    @Nullable UpdateOrder order;

    private record Told(UpdateId update, int attempt) {}

    Handset(DeviceSerial serial, DeviceId id, String runs) {
        this.serial = serial;
        this.id = id;
        this.runs = runs;
    }

    boolean isOnline() {
        return session != null;
    }

    String runs() {
        return runs;
    }

    Registration registration() {
        var said = new Registration(serial, runs, "boot-" + boot, ++seq, Map.of());
        registrations.add(said);
        return said;
    }

    void boots(String firmware) {
        runs = firmware;
        boot++;
        seq = 0;
        order = null;
    }

    /// A device carries out an order at most once.
    void told(UpdateOrder fresh) {
        var told = new Told(new UpdateId(fresh.updateId()), fresh.attempt());
        if (!carriedOut.contains(told)) {
            order = fresh;
        }
    }

    Progress says(UpdateOrder of, Progress.State state, int percent) {
        var error =
                state.isEnd()
                        ? new Progress.Failure(Progress.Code.INSTALL_FAILED, "by chance")
                        : null;
        var word = new Progress(of.updateId(), of.attempt(), state, percent, error);
        words.add(word);
        if (state.isEnd() || state == Progress.State.REBOOTING) {
            carriedOut.add(new Told(new UpdateId(of.updateId()), of.attempt()));
        }
        if (state.isEnd()) {
            order = null;
        }
        return word;
    }
}
