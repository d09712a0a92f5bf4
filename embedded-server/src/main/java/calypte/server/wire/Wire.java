package calypte.server.wire;

import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import calypte.server.http.Json;
import calypte.server.wire.Message.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Remembers the last messages of each device since the start: 200 of one, and so many of all as
/// fit into a few MiB. When these are full, the device that was silent the longest is forgotten
/// first.
///
/// Only who was let in is remembered, so a stranger cannot push anybody out; and no key ever is.
public final class Wire {

    private static final int MOST_OF_ONE = 200;
    private static final long MOST_BYTES = 8L << 20;
    private static final int LONGEST = 4_096;
    private static final int QOS = 1;
    private static final int OVER_HTTP = -1;

    /// What a message takes beside its texts: objects, and its share of a queue.
    private static final int OVERHEAD = 120;

    private final InstantSource clock;
    private final long mostBytes;
    private final Map<DeviceSerial, Deque<Kept>> tapes = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    public Wire(InstantSource clock) {
        this(clock, MOST_BYTES);
    }

    Wire(InstantSource clock, long mostBytes) {
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /// A device published. What is on no topic of ours is not remembered.
    public void heard(String topic, byte[] payload) {
        note(topic, payload, Direction.UP, clock.instant());
    }

    /// The broker has taken what the server published at that moment.
    public void said(String topic, byte[] payload, Instant at) {
        note(topic, payload, Direction.DOWN, at);
    }

    /// A device that was let in called over HTTP and got this answer.
    ///
    /// @param key with which it was let in, and which is not remembered wherever it may stand
    public void exchanged(
            DeviceSerial serial, String call, Object asked, Object answer, String key) {
        var now = clock.instant();
        add(serial, new Kept(now, Direction.UP, call, OVER_HTTP, text(asked, key)));
        add(serial, new Kept(now, Direction.DOWN, call, OVER_HTTP, text(answer, key)));
    }

    /// The messages of a device, the oldest first.
    public List<Message> of(DeviceSerial serial) {
        return kept(serial).stream()
                .map(Kept::message)
                // A message that was sent is noted once the broker has it, behind later ones.
                .sorted(Comparator.comparing(Message::at))
                .toList();
    }

    private synchronized List<Kept> kept(DeviceSerial serial) {
        var tape = tapes.get(serial);
        return tape == null ? List.of() : List.copyOf(tape);
    }

    private void note(String topic, byte[] payload, Direction direction, Instant at) {
        var text = new String(payload, StandardCharsets.UTF_8);
        Topics.parse(topic)
                .ifPresent(address ->
                        add(address.serial(), new Kept(at, direction, topic, QOS, text)));
    }

    private synchronized void add(DeviceSerial serial, Kept message) {
        var tape = tapes.computeIfAbsent(serial, _ -> new ArrayDeque<>(4));
        tape.add(message);
        bytes += message.weight();
        if (tape.size() > MOST_OF_ONE) {
            bytes -= tape.remove().weight();
        }
        var silent = tapes.values().iterator();
        while (bytes > mostBytes && silent.hasNext()) {
            bytes -= silent.next().stream().mapToLong(Kept::weight).sum();
            silent.remove();
        }
    }

    private static String text(Object words, String key) {
        return Hush.secret(new String(Json.bytes(words), StandardCharsets.UTF_8), key);
    }

    /// A message as it is remembered: its payload as bytes, which take half of what a text may.
    private record Kept(
            Instant at,
            Direction direction,
            String topic,
            int qos,
            @SuppressWarnings("ArrayRecordComponent") byte[] payload, // Carried, never compared.
            boolean truncated) {

        Kept(Instant at, Direction direction, String topic, int qos, String text) {
            this(at, direction, topic, qos, bytes(text), text.length() > LONGEST);
        }

        private static byte[] bytes(String text) {
            var shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
            return Hush.secrets(shown).getBytes(StandardCharsets.UTF_8);
        }

        private int weight() {
            return OVERHEAD + topic.length() + payload.length;
        }

        private Message message() {
            return new Message(
                    at,
                    direction,
                    topic,
                    qos == OVER_HTTP ? null : qos,
                    new String(payload, StandardCharsets.UTF_8),
                    truncated);
        }
    }
}
