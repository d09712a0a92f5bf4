package calypte.emulator;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.Register;
import calypte.emulator.device.Event;
import calypte.emulator.link.Identity;
import calypte.emulator.link.Link;
import calypte.emulator.link.Links;
import calypte.model.device.DeviceSerial;
import calypte.model.firmware.Digest;
import calypte.model.registration.RegistrationReply;
import calypte.model.update.Progress;
import calypte.model.update.UpdateOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The server and the wire as devices see them, under virtual time: orders whoever runs something
/// else, a new attempt for every boot and every failure.
final class VirtualServer implements Links {

    static final String KEY = "0123456789abcdefghijklmnopqrstuv";
    private static final byte[] IMAGE = {1, 2, 3};

    final List<Progress> progress = new ArrayList<>();
    final Map<DeviceSerial, String> running = new HashMap<>();
    final List<Register> registrations = new ArrayList<>();

    private final VirtualEngine engine;
    private final Map<DeviceSerial, Integer> attempts = new HashMap<>();
    private final Map<DeviceSerial, String> boots = new HashMap<>();
    private String assigned = "1.4.0";

    VirtualServer(VirtualEngine engine) {
        this.engine = engine;
    }

    void assign(String firmware) {
        assigned = firmware;
        attempts.replaceAll((_, _) -> 1);
    }

    @Override
    public Link open(Identity identity, Consumer<Event> events) {
        return new Line(identity, events);
    }

    private RegistrationReply reply(DeviceSerial serial, Register said) {
        var anew = !said.bootId().equals(boots.put(serial, said.bootId()));
        if (anew) {
            attempts.merge(serial, 1, Integer::sum);
            running.put(serial, said.firmwareSerial());
        }
        var inSync = assigned.equals(running.get(serial));
        return Replies.reply(serial, engine.now(), assigned, inSync ? null : order(serial), 60);
    }

    private UpdateOrder order(DeviceSerial serial) {
        return Replies.order(
                serial,
                assigned,
                IMAGE,
                "http://x/",
                attempts.getOrDefault(serial, 1),
                engine.now().plus(Duration.ofHours(2)));
    }

    private final class Line implements Link {

        private final Identity identity;
        private final Consumer<Event> events;
        private @Nullable Fetch fetching;

        Line(Identity identity, Consumer<Event> events) {
            this.identity = identity;
            this.events = events;
        }

        @Override
        public void connect() {
            events.accept(
                    identity.key().value().equals(KEY)
                            ? new Event.Connected()
                            : new Event.ConnectFailed(true, "wrong key"));
        }

        @Override
        public void register(Register message) {
            registrations.add(message);
            events.accept(new Event.Replied(reply(identity.serial(), message)));
        }

        @Override
        public void report(Progress word) {
            progress.add(word);
            if (word.state().isEnd()) {
                attempts.merge(identity.serial(), 1, Integer::sum);
            }
        }

        @Override
        public void fetch(Fetch fetch) {
            fetching = fetch;
            tell(fetch, 2, new Event.Fetching(fetch.order(), 50));
            tell(fetch, 1, new Event.Fetched(fetch.order(), Digest.of(IMAGE), IMAGE.length));
        }

        private void tell(Fetch fetch, int part, Event event) {
            engine.after(
                    fetch.time().dividedBy(part),
                    () -> {
                        if (fetching == fetch) {
                            events.accept(event);
                        }
                    });
        }

        @Override
        public void stopFetching() {
            fetching = null;
        }

        @Override
        public void drop() {}

        @Override
        public void announceOnline() {}
    }
}
