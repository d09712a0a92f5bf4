package calypte.server.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as one line of the Elastic Common Schema. These very bytes are stored, chained, shown
/// and shipped.
final class EcsDocument {

    private static final String VERSION = "8.17.0";
    private static final int LONGEST = 2000;
    private static final int MOST_LABELS = 32;

    private EcsDocument() {}

    static String of(AuditEvent event, long sequence, UUID id, Instant at) {
        var json = new JsonText().open().field("@timestamp", at.toString());
        json.open("ecs").field("version", VERSION).close();
        event(json, event, sequence, id);
        json.open("log").field("level", event.level.wire).close();
        json.field("message", cut(event.message));
        if (event.actor != null) {
            json.open("user").field("name", cut(event.actor)).close();
        }
        if (event.source != null) {
            json.open("source").field("ip", cut(event.source)).close();
        }
        device(json, event.device);
        firmware(json, event.firmware);
        if (event.trace != null) {
            // 32 hex digits, as W3C Trace Context writes one.
            var trace = event.trace.toString().replace("-", "");
            json.open("trace").field("id", trace).close();
        }
        labels(json, event);
        return json.close().toString();
    }

    private static void event(JsonText json, AuditEvent event, long sequence, UUID id) {
        json.open("event")
                .field("id", id.toString())
                .field("kind", event.level == AuditEvent.Level.INFO ? "event" : "alert")
                .list("category", event.action.category())
                .list("type", event.action.type())
                .field("action", event.action.toString())
                .field("outcome", event.outcome.wire);
        optional(json, "reason", event.reason);
        json.field("sequence", sequence).field("dataset", "calypte.audit").close();
    }

    private static void device(JsonText json, AuditEvent.@Nullable Device device) {
        if (device == null) {
            return;
        }
        json.open("device");
        if (device.id() != null) {
            json.field("id", device.id().toString());
        }
        json.field("serial_number", cut(device.serial()));
        if (device.type() != null) {
            json.open("model").field("identifier", cut(device.type())).close();
        }
        json.close();
    }

    private static void firmware(JsonText json, AuditEvent.@Nullable Image firmware) {
        if (firmware != null) {
            json.open("package")
                    .field("name", cut(firmware.serial()))
                    .field("version", cut(firmware.version()));
            optional(json, "checksum", firmware.sha256());
            json.close();
        }
    }

    private static void labels(JsonText json, AuditEvent event) {
        if (event.labels.isEmpty()) {
            return;
        }
        json.open("labels");
        event.labels.entrySet().stream()
                .limit(MOST_LABELS)
                .forEach(label -> json.field(cut(label.getKey()), cut(label.getValue())));
        json.close();
    }

    private static void optional(JsonText json, String name, @Nullable String value) {
        if (value != null) {
            json.field(name, cut(value));
        }
    }

    /// What a stranger says may be long; an event is not.
    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
