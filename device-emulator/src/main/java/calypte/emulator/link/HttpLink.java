package calypte.emulator.link;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.Register;
import calypte.emulator.device.Event;
import calypte.emulator.wire.Http;
import calypte.emulator.wire.Json;
import calypte.model.registration.RegistrationReply;
import calypte.model.update.Progress;
import io.helidon.http.Method;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The line of a device that speaks HTTP only. It registers and hears its order in the reply; how
/// far it is it cannot say, so only its next registration tells.
final class HttpLink implements Link {

    private final Identity identity;
    private final URI registration;
    private final LiveEngine engine;
    private final Consumer<Event> events;
    private final Images images;

    HttpLink(Identity identity, URI deviceUrl, LiveEngine engine, Consumer<Event> events) {
        this.identity = identity;
        this.registration = deviceUrl.resolve("/gateway/registration");
        this.engine = engine;
        this.events = events;
        this.images = new Images(identity, engine, events);
    }

    @Override
    public void connect() {
        events.accept(new Event.Connected());
    }

    @Override
    public void register(Register message) {
        try {
            var body =
                    new Body(
                            identity.serial().value(),
                            message.firmwareSerial(),
                            identity.key().value(),
                            message.bootId(),
                            message.seq(),
                            Attributes.of(message, engine.now()));
            var answer =
                    engine.http()
                            .send(
                                    Method.POST,
                                    registration,
                                    null,
                                    "application/json",
                                    Json.bytes(body));
            events.accept(heard(answer));
        } catch (IOException e) {
            events.accept(new Event.ConnectFailed(false, String.valueOf(e.getMessage())));
        }
    }

    private static Event heard(Http.Answer answer) throws IOException {
        if (!answer.isOk()) {
            var refused = answer.status() >= 400 && answer.status() < 500;
            return new Event.ConnectFailed(refused, "HTTP " + answer.status());
        }
        return new Event.Replied(Json.read(answer.body(), RegistrationReply.class));
    }

    @Override
    public void drop() {}

    @Override
    public void announceOnline() {}

    @Override
    public void report(Progress progress) {}

    @Override
    public void fetch(Fetch fetch) {
        images.fetch(fetch);
    }

    @Override
    public void stopFetching() {
        images.stop();
    }

    private record Body(
            String deviceSerial,
            String firmwareSerial,
            String sharedKey,
            String bootId,
            long seq,
            @Nullable Map<String, String> attributes) {

        @Override
        public String toString() {
            return "registration of " + deviceSerial;
        }
    }
}
