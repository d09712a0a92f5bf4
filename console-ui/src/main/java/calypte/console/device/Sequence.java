package calypte.console.device;

import calypte.console.client.Timeline.Item;
import calypte.console.client.WireMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What was said and written down in the course of one registration or one update, as arrows
/// between those who took part: the flow itself, with what really went over its lines.
///
/// @param title what it explains
/// @param arrows in the order of time
record Sequence(String title, List<Arrow> arrows) {

    /// One arrow of the drawing.
    ///
    /// @param words what is said
    /// @param source the message or the event as it was recorded
    /// @param alert whether something went wrong there
    /// @param count how many alike it stands for
    record Arrow(
            Instant at, Lane from, Lane to, String words, String source, boolean alert, int count) {

        /// Whether the next one says the same again.
        boolean isLike(Arrow next) {
            return from == next.from && to == next.to && kind().equals(next.kind());
        }

        /// The words without how far it is.
        private String kind() {
            return words.replaceFirst("\\s*\\d+ %$", "");
        }

        Arrow and(Arrow next) {
            return new Arrow(at, from, to, next.words, next.source, alert, count + 1);
        }
    }

    /// Whether there is something to draw for it.
    static boolean canExplain(Item item) {
        return item.updateId() != null || Kind.isReport(item);
    }

    /// The story that `item` belongs to.
    ///
    /// @param items what is known to have happened, the newest first
    /// @param messages what is remembered of the wire
    static Sequence of(Item item, List<Item> items, List<WireMessage> messages, Says says) {
        var story =
                item.updateId() == null
                        ? Story.ofRegistration(item, items, messages)
                        : Story.ofUpdate(item.updateId(), items, messages);
        var arrows = new ArrayList<Arrow>();
        var heard = new Heard(story.messages());
        story.messages().forEach(message -> arrows.add(says.message(message)));
        story.items().stream()
                .filter(one -> !heard.covers(one))
                .forEach(one -> arrows.addAll(says.event(one)));
        arrows.sort(Comparator.comparing(Arrow::at));
        return new Sequence(says.title(item, story.items()), together(arrows));
    }

    /// Of progress that repeats itself the last word stands for all.
    private static List<Arrow> together(List<Arrow> arrows) {
        var few = new ArrayList<Arrow>();
        for (var arrow : arrows) {
            if (!few.isEmpty() && few.getLast().isLike(arrow)) {
                few.set(few.size() - 1, few.getLast().and(arrow));
            } else {
                few.add(arrow);
            }
        }
        return few;
    }

    /// Those who take part, from the left to the right.
    List<Lane> lanes() {
        Set<Lane> all = EnumSet.noneOf(Lane.class);
        for (var arrow : arrows) {
            all.add(arrow.from());
            all.add(arrow.to());
        }
        return List.copyOf(all);
    }

    /// What went over the wire need not be drawn from the trail once more.
    private record Heard(List<WireMessage> messages) {

        boolean covers(Item item) {
            return switch (item.action()) {
                case "update-progressed" ->
                        !item.isWarning() && has("progress", item.label("state"));
                default -> false;
            };
        }

        private boolean has(String subject, String state) {
            return messages.stream()
                    .anyMatch(message ->
                            message.subject().equals(subject)
                                    && message.field("state").equals(state));
        }
    }
}
