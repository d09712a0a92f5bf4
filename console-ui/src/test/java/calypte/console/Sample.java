package calypte.console;

import java.util.List;
import java.util.UUID;

/// The JSON of a small fleet, as the server tells it: two thermostats' firmware, one type.
public final class Sample {

    public static final String TYPE = id(1);
    public static final String OLD = id(14);
    public static final String NEW = id(15);

    public static final String TYPES =
            page("{\"id\":\"%s\",\"name\":\"thermo-x\",\"description\":null}".formatted(TYPE));
    public static final String FIRMWARE = page(firmware(OLD, "1.4.0"), firmware(NEW, "1.5.0"));

    public static final String HEALTH =
            "{\"status\":\"DEGRADED\",\"database\":\"UP\",\"mqtt\":\"DOWN\"}";

    private Sample() {}

    public static String id(int number) {
        return new UUID(0x7b0e000000004000L, 0x8000000000000000L + number).toString();
    }

    public static String page(String... items) {
        return "{\"items\":[%s],\"next\":null}".formatted(String.join(",", items));
    }

    public static String firmware(String id, String version) {
        return """
        {"id":"%s","serial":"fw-%s","version":"%s","type_id":"%s","state":"PUBLISHED",
         "size_bytes":2097152,"sha256":"%064x","created_at":"2026-11-20T10:00:00Z"}\
        """
                .formatted(id, version, version, TYPE, 7);
    }

    public static String inSync(int number) {
        return device(number, NEW, "IN_SYNC", "IDLE", "");
    }

    public static String failed(int number) {
        return device(number, OLD, "DRIFTED", "FAILED", "attempt 3 of 3 failed: HASH_MISMATCH");
    }

    public static String drifted(int number) {
        return device(number, OLD, "DRIFTED", "PENDING", "in grace");
    }

    /// One line, as an event stream wants it.
    private static String device(
            int number, String current, String sync, String activity, String reason) {
        return """
        {"id":"%s","device_serial":"pump-%04d","type_id":"%s","name":null,"tags":["site-3"],\
        "enabled":true,"assigned_firmware_id":"%s","current_firmware_id":"%s",\
        "reported_firmware_serial":null,"registered_at":"2026-11-23T06:00:00Z",\
        "status":{"sync":"%s","activity":"%s","link":"ONLINE","reason":"%s","next":null},\
        "attempts":0,"update":null,"version":1,"news_of_a_later_server":{}}\
        """
                .formatted(id(1000 + number), number, TYPE, NEW, current, sync, activity, reason);
    }

    public static String summary(int inSync, int failed) {
        return """
        {"total":%d,"badge":{"IN_SYNC":%d,"FAILED":%d},"link":{"ONLINE":%d},
         "as_of":"2026-11-23T06:30:00Z"}\
        """
                .formatted(inSync + failed, inSync, failed, inSync + failed);
    }

    public static String event(long sequence, String level) {
        return """
        {"@timestamp":"2026-11-23T06:30:00Z","event":{"sequence":%d,"action":"device-registered",\
        "outcome":"success"},"log":{"level":"%s"},"message":"event %d",\
        "device":{"serial_number":"pump-0001"}}\
        """
                .formatted(sequence, level, sequence);
    }

    /// A server with these devices, and what every screen asks for.
    public static StubServer serving(String... devices) {
        return new StubServer()
                .answer("GET /device-types", 200, TYPES)
                .answer("GET /firmware", 200, FIRMWARE)
                .answer("GET /devices", 200, page(devices))
                .answer("GET /devices/count", 200, "{\"count\":%d}".formatted(devices.length))
                .answer("GET /fleet/summary", 200, summary(devices.length, 0))
                .answer("GET /fleet/drift", 200, "{\"cells\":[]}")
                .answer("GET /audit", 200, page())
                .answer("GET /health/ready", 200, HEALTH);
    }

    /// What an RFC 9457 refusal looks like.
    public static String problem(int status, String title, String detail, List<String> errors) {
        return """
        {"type":"/problems/x","title":"%s","status":%d,"detail":"%s","errors":[%s]}\
        """
                .formatted(title, status, detail, String.join(",", errors));
    }
}
