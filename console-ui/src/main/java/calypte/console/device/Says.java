package calypte.console.device;

import calypte.console.client.Timeline.Item;
import calypte.console.client.WireMessage;
import calypte.console.client.WireMessage.Direction;
import calypte.console.device.Sequence.Arrow;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import java.util.List;
import java.util.Objects;

/// Who says what to whom: a recorded message or event as an arrow of the flow.
final class Says {

    private final Texts texts = Texts.beside(Says.class);

    /// @param part what belongs to it
    String title(Item item, List<Item> part) {
        if (item.updateId() == null) {
            return texts.get("explain.registration");
        }
        return part.stream()
                .filter(one -> item.updateId().equals(one.updateId()))
                .map(Item::firmware)
                .filter(Objects::nonNull)
                .findFirst()
                .map(version -> texts.get("explain.update", version))
                .orElseGet(() -> texts.get("explain.update.unnamed"));
    }

    String name(Lane lane) {
        return texts.get("lane." + lane);
    }

    /// One line for who cannot see the drawing.
    String line(Arrow arrow) {
        return texts.get(
                "explain.line",
                Moments.exact(arrow.at()),
                name(arrow.from()),
                name(arrow.to()),
                words(arrow));
    }

    String words(Arrow arrow) {
        return arrow.count() == 1
                ? arrow.words()
                : texts.get("explain.times", arrow.words(), arrow.count());
    }

    Arrow message(WireMessage message) {
        var up = message.direction() == Direction.UP;
        var alert = message.field("state").matches("FAILED|REJECTED");
        var from = up ? Lane.DEVICE : isOrder(message) ? Lane.QUEUE : Lane.GATEWAY;
        return new Arrow(
                message.at(),
                from,
                up ? Lane.GATEWAY : Lane.DEVICE,
                spoken(message),
                message.readable(),
                alert,
                1);
    }

    private static boolean isOrder(WireMessage message) {
        return message.subject().equals("update") || message.subject().equals("update/cancel");
    }

    /// A message in a few words.
    String spoken(WireMessage message) {
        var http = message.topic().startsWith("POST ");
        return switch (message.subject()) {
            case "registration" -> texts.get("said.registration", message.field("firmware_serial"));
            case "registration/reply" -> answer(message);
            case "update" -> texts.get("said.update", message.field("attempt"));
            case "update/cancel" -> texts.get("said.cancel", message.field("reason"));
            case "progress" -> progress(message);
            default ->
                    http && message.direction() == Direction.UP
                            ? texts.get("said.registration", message.field("firmware_serial"))
                            : http ? answer(message) : message.subject();
        };
    }

    private String answer(WireMessage message) {
        var order = message.payload().contains("\"update\":{");
        return texts.get(order ? "said.answer.order" : "said.answer", message.field("sync"));
    }

    private String progress(WireMessage message) {
        var step = Words.step(message.field("state"));
        var percent = message.field("percent");
        return percent.isEmpty() ? step : step + " " + percent + " %";
    }

    /// None for what is only written down because a message came.
    List<Arrow> event(Item item) {
        return switch (item.action()) {
            case "device-assigned" -> List.of(arrow(item, Lane.OPERATOR, Lane.API, "assigned"));
            case "update-retried", "update-cancelled" ->
                    List.of(arrow(item, Lane.OPERATOR, Lane.API, item.action()));
            case "update-dispatched" -> List.of(arrow(item, Lane.JOB, Lane.QUEUE, "dispatched"));
            case "update-progressed" -> List.of(arrow(item, Lane.DEVICE, Lane.GATEWAY, "progress"));
            default -> List.of(arrow(item, Lane.API, Lane.LOG, item.action()));
        };
    }

    private Arrow arrow(Item item, Lane from, Lane to, String key) {
        var known = texts.getOr("wrote." + key, "");
        var words = known.isEmpty() ? item.action() : texts.get("wrote." + key, about(item));
        return new Arrow(item.at(), from, to, words, item.json(), item.isWarning(), 1);
    }

    private static String about(Item item) {
        if (item.action().equals("update-progressed")) {
            return Words.step(item.label("state"));
        }
        return Objects.requireNonNullElse(item.firmware(), "");
    }
}
