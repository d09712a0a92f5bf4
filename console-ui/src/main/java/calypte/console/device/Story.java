package calypte.console.device;

import calypte.console.client.Timeline.Item;
import calypte.console.client.WireMessage;
import calypte.console.client.WireMessage.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The part of a device's life that belongs together: one registration, or one update from its
/// assignment to its end.
///
/// @param items of the trail
/// @param messages of the wire
record Story(List<Item> items, List<WireMessage> messages) {

    /// A registration is through after so long, or something is wrong with the server.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What is written in one transaction has the time of its commit within this.
    private static final Duration BREATH = Duration.ofMillis(250);

    static Story ofRegistration(Item item, List<Item> items, List<WireMessage> messages) {
        var said =
                messages.stream()
                        .filter(Story::isRegistration)
                        .filter(message ->
                                isBetween(
                                        message.at(),
                                        item.at().minus(PATIENCE),
                                        item.at().plus(BREATH)))
                        .max(Comparator.comparing(WireMessage::at));
        var from = said.map(WireMessage::at).orElse(item.at().minus(BREATH));
        var until =
                said.flatMap(it -> answer(it, messages))
                        .map(WireMessage::at)
                        .orElse(item.at().plus(BREATH));
        var part = items.stream().filter(Kind::isReport).toList();
        return between(from, until.plusMillis(5), part, messages);
    }

    private static Optional<WireMessage> answer(WireMessage said, List<WireMessage> messages) {
        return messages.stream()
                .filter(message -> message.direction() == Direction.DOWN)
                .filter(message -> isBetween(message.at(), said.at(), said.at().plus(PATIENCE)))
                .filter(message ->
                        message.subject().endsWith("registration/reply")
                                || message.topic().equals(said.topic()))
                .min(Comparator.comparing(WireMessage::at));
    }

    static Story ofUpdate(String update, List<Item> items, List<WireMessage> messages) {
        var own = items.stream().filter(item -> update.equals(item.updateId())).toList();
        var from = begin(own, items);
        var until = own.getFirst().at().plus(BREATH);
        var part =
                items.stream()
                        .filter(item ->
                                update.equals(item.updateId())
                                        || Kind.isReport(item)
                                        || item.action().equals("device-assigned"))
                        .toList();
        return between(from, until, part, messages);
    }

    /// Its assignment, if that is among what is known; else its first event.
    private static Instant begin(List<Item> own, List<Item> items) {
        var first = own.getLast();
        return items.stream()
                .filter(item -> item.action().equals("device-assigned"))
                .map(Item::at)
                .filter(at -> !at.isAfter(first.at()))
                .findFirst()
                .orElse(first.at().minus(BREATH));
    }

    private static Story between(
            Instant from, Instant until, List<Item> items, List<WireMessage> messages) {
        return new Story(
                items.stream().filter(item -> isBetween(item.at(), from, until)).toList(),
                messages.stream().filter(message -> isBetween(message.at(), from, until)).toList());
    }

    private static boolean isRegistration(WireMessage message) {
        return message.direction() == Direction.UP && message.subject().endsWith("registration");
    }

    private static boolean isBetween(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && !at.isAfter(until);
    }
}
